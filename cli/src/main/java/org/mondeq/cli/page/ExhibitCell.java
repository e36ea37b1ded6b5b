package org.mondeq.cli.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Writes what a counterexample is shown by into a cell of a table. */
final class ExhibitCell {
  private static final int MOST_FEATURES = 40;
  private static final int SIZE = 56;

  private ExhibitCell() {}

  static void write(Exhibit exhibit, Markup page) {
    if (exhibit instanceof Exhibit.Pictures pictures) {
      write(pictures, page);
    } else if (exhibit instanceof Exhibit.Features features) {
      write(features, page);
    } else if (exhibit instanceof Exhibit.Named named) {
      page.element("code", named.file());
      if (!named.remark().isEmpty()) {
        page.text(" ").element("small", named.remark());
      }
    }
  }

  private static void write(Exhibit.Pictures shown, Markup page) {
    String distance = Numbers.near(shown.facts().distance());
    page.open("div", "class", "pictures");
    picture(shown.name() + ", class " + shown.facts().label(), shown.original(), page);
    picture("counterexample, class " + shown.facts().prediction(), shown.example(), page);
    picture("difference, up to " + distance, shown.difference(), page);
    page.close("div");
  }

  private static void picture(String name, Png png, Markup page) {
    long width = Math.max(1, Math.round((double) SIZE * png.width() / png.height()));
    page.open("figure");
    page.empty(
        "img",
        "src",
        png.address(),
        "alt",
        name,
        "title",
        name,
        "width",
        Long.toString(Math.min(width, 3 * SIZE)),
        "height",
        Integer.toString(SIZE));
    page.element("figcaption", name).close("figure");
  }

  private static void write(Exhibit.Features shown, Markup page) {
    double[] before = shown.original().pixels();
    double[] difference = shown.original().differenceTo(shown.example());
    List<Integer> order =
        IntStream.range(0, before.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(difference[i])))
            .limit(MOST_FEATURES)
            .toList();
    page.open("details");
    page.element(
        "summary",
        "class "
            + shown.facts().label()
            + " becomes "
            + shown.facts().prediction()
            + ", values move by up to "
            + Numbers.near(shown.facts().distance()));
    page.open("table", "class", "features").open("thead").open("tr");
    for (String head :
        List.of("Feature", shown.original().name(), "counterexample", "difference")) {
      page.element("th", head);
    }
    page.close("tr").close("thead").open("tbody");
    for (int i : order) {
      page.open("tr").element("td", Integer.toString(i));
      page.element("td", Numbers.near(before[i]));
      page.element("td", Numbers.near(shown.example()[i]));
      page.element("td", Numbers.near(difference[i])).close("tr");
    }
    page.close("tbody").close("table");
    if (order.size() < before.length) {
      page.element("small", "the " + order.size() + " of " + before.length + " that move most");
    }
    page.close("details");
  }
}
