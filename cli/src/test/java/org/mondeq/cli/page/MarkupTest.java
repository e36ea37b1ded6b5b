package org.mondeq.cli.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void escapesTextsAndAttributes() {
    String hostile = "\"'<b>&\u0000\n\u202e";
    assertEquals(
        "<p title=\"&quot;&#39;&lt;b&gt;&amp;???\">&quot;&#39;&lt;b&gt;&amp;???</p>",
        new Markup().element("p", hostile, "title", hostile).toString());
  }

  @Test
  void refusesProgramsInAttributesAndOtherNames() {
    Markup page = new Markup();
    assertThrows(IllegalArgumentException.class, () -> page.empty("p", "onclick", "x"));
    assertThrows(IllegalArgumentException.class, () -> page.empty("p", "style", "x"));
    assertThrows(IllegalArgumentException.class, () -> page.open("p x"));
    assertThrows(IllegalArgumentException.class, () -> page.program("script", "'</script>'"));
  }
}
