package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableMarkupTest {
  private final ReportTable table =
      new ReportTable(
          List.of("Model", "Data", "eps", "Method"),
          List.of(
              List.of("a_b|c", "<b>", "0.05", "craft"), List.of("[x]", "50% & \\", "-", "{$#^~}")));

  @Test
  void markdown() {
    assertEquals(
        List.of(
            "| Model | Data | eps | Method |",
            "| --- | --- | ---: | --- |",
            "| a\\_b\\|c | \\<b\\> | 0.05 | craft |",
            "| \\[x\\] | 50% &amp; \\\\ | - | \\{\\$\\#^\\~\\} |"),
        TableMarkup.markdown(table).lines().toList());
  }

  @Test
  void latex() {
    assertEquals(
        List.of(
            "\\begin{tabular}{llrl}",
            "\\toprule",
            "Model & Data & eps & Method \\\\",
            "\\midrule",
            "a\\_b|c & \\textless{}b\\textgreater{} & 0.05 & craft \\\\",
            "{[}x{]} & 50\\% \\& \\textbackslash{} & - & \\{\\$\\#\\textasciicircum{}\\textasciitilde{}\\} \\\\",
            "\\bottomrule",
            "\\end{tabular}"),
        TableMarkup.latex(table).lines().toList());
  }
}
