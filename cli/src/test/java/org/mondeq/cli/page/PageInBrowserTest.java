package org.mondeq.cli.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.model.InputShape;
import org.mondeq.results.ResultSet;
import org.mondeq.results.RunInfo;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Task;

/** The page in a headless Chromium, where there is one. */
class PageInBrowserTest {
  private static final String ROWS = "document.querySelectorAll('#samples tbody tr').length";
  private static final String COLUMN =
      "[...document.querySelectorAll('#samples tbody tr')].map(r => r.cells[%d].textContent).join()";

  @TempDir private Path temporary;

  private Browser browser;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    assumeTrue(Browser.installed().isPresent(), "no chromium in PATH: the page is not tried in it");
    browser = Browser.start(Browser.installed().get(), temporary.resolve("profile"));
  }

  @AfterEach
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private Path page(RunInfo info, List<SampleResult> results) throws IOException {
    Path folder = temporary.resolve("run");
    RunFolders.write(folder, info, results);
    Path page = temporary.resolve("report.html");
    new HtmlReport().write(page, List.of(folder), ResultSet.readAll(folder));
    return page;
  }

  private static RunInfo info() {
    return RunFolders.info(Task.CERTIFY, "model-a", "digits", new InputShape(1, 4, 4));
  }

  private static List<SampleResult> results(int count) {
    List<SampleResult> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SampleResult.Builder sample = RunFolders.sample(i).margin((i * 37) % 101 - 50);
      results.add(
          i % 5 == 0
              ? sample.falsified()
              : i % 5 == 1 ? sample.unknown("out of time") : sample.certified());
    }
    return results;
  }

  private String text(String id) throws IOException, InterruptedException {
    return browser.evaluate("document.getElementById('" + id + "').textContent").asText();
  }

  private void click(String selector) throws IOException, InterruptedException {
    browser.evaluate("document.querySelector(\"" + selector + "\").click()");
  }

  @Test
  void filtersAndTurnsPages() throws IOException, InterruptedException {
    browser.open(page(info(), results(120)));
    assertEquals("rows 1–50 of 120", text("shown"));
    click("#next");
    assertEquals("rows 51–100 of 120", text("shown"));
    click(".chips [data-kind=falsified]");
    assertEquals("rows 1–24 of 24 (120 in all)", text("shown"));
    assertEquals(24, browser.evaluate(ROWS).asInt());
    click(".chips [data-kind=unknown]");
    assertEquals("rows 1–48 of 48 (120 in all)", text("shown"));
    set("class", "change", "1");
    assertEquals("rows 1–12 of 12 (120 in all)", text("shown"));
    click(".chips [data-kind=falsified]");
    click(".chips [data-kind=unknown]");
    set("class", "change", "");
    set("search", "input", "OUT time");
    assertEquals("rows 1–24 of 24 (120 in all)", text("shown"));
    set("search", "input", "nowhere");
    assertEquals("no rows (120 in all)", text("shown"));
    set("search", "input", "");
    set("rows", "change", "0");
    assertEquals(120, browser.evaluate(ROWS).asInt());
  }

  private void set(String id, String event, String value) throws IOException, InterruptedException {
    browser.evaluate(
        "{ const e = document.getElementById('"
            + id
            + "'); e.value = '"
            + value
            + "'; e.dispatchEvent(new Event('"
            + event
            + "')) }");
  }

  @Test
  void sortsNumbersAsNumbers() throws IOException, InterruptedException {
    browser.open(page(info(), results(12)));
    click("#samples th:nth-child(6) button");
    String margins = browser.evaluate(COLUMN.replace("%d", "5")).asText();
    assertEquals("-50,-47,-40,-30,-20,-13,-3,7,17,24,34,44", margins);
    click("#samples th:nth-child(6) button");
    assertTrue(browser.evaluate(COLUMN.replace("%d", "5")).asText().startsWith("44,34,24,"));
    assertEquals(
        "descending",
        browser
            .evaluate("document.querySelectorAll('#samples th')[5].getAttribute('aria-sort')")
            .asText());
    click("#samples th:nth-child(5) button");
    assertTrue(browser.evaluate(COLUMN.replace("%d", "4")).asText().startsWith("?unknown,"));
  }

  @Test
  void enlargesPictures() throws IOException, InterruptedException {
    String file = RunFolders.exampleFile(0);
    RunFolders.counterexample(temporary.resolve("run").resolve(file), new double[16], 0);
    browser.open(page(info(), List.of(RunFolders.sample(0).adversarial(file).falsified())));
    assertEquals(4, browser.evaluate("document.images[0].naturalWidth").asInt());
    click(".pictures img");
    assertEquals(
        3, browser.evaluate("document.querySelectorAll('dialog[open] img').length").asInt());
  }

  @Test
  void runsNothingOfTheResults() throws IOException, InterruptedException {
    String hostile =
        "</td></title></svg><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">";
    RunInfo info = RunFolders.info(Task.CERTIFY, hostile, hostile, Map.of(hostile, hostile));
    browser.open(page(info, List.of(RunFolders.sample(0).stage(hostile).unknown(hostile))));
    set("search", "input", "img");
    assertEquals("mondeq report", browser.evaluate("document.title").asText());
    assertEquals(1, browser.evaluate("document.scripts.length").asInt());
    assertEquals(0, browser.evaluate("document.images.length").asInt());
    assertEquals(0, browser.evaluate("performance.getEntriesByType('resource').length").asInt());
  }

  /** The program's own limit is two seconds on a machine that is not busy. */
  @Test
  void opensTenThousandSamples() throws IOException, InterruptedException {
    Path page = page(info(), results(10_000));
    long millis = browser.open(page);
    assertEquals(50, browser.evaluate(ROWS).asInt());
    assertEquals("rows 1–50 of 10000", text("shown"));
    assertTrue(millis < 20_000, millis + " ms");
  }
}
