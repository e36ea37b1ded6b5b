package org.mondeq.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mondeq.results.Report;
import org.mondeq.results.ResultSet;

/** What {@code mondeq report} says of folders beyond the table of attacks and certifications. */
public interface RunReports {
  /**
   * One row for each run of {@code radius} in folders and all their folders; empty if there is
   * none.
   *
   * @throws org.mondeq.io.InvalidInputException if one is corrupt
   */
  Optional<ReportTable> radii(List<Path> roots);

  /**
   * The same runs for programs.
   *
   * @throws org.mondeq.io.InvalidInputException if one is corrupt
   */
  List<ObjectNode> objects(List<Path> roots);

  /**
   * Draws what is certified, falsified and open against the radius, as SVG or PNG, and writes it
   * atomically.
   *
   * @param file whose ending says of what kind it is
   * @param rows the attacks and certifications there
   * @throws org.mondeq.io.InvalidInputException if there is nothing to draw, or the ending is of no
   *     kind
   */
  void plot(Path file, List<Path> roots, List<Report.Row> rows);

  /**
   * Writes a page of everything in folders and all their folders, atomically.
   *
   * @param sets the attacks and certifications there
   * @throws org.mondeq.io.InvalidInputException if other results there are corrupt
   * @throws org.mondeq.io.FailedRunException if results contradict each other, or the page cannot
   *     be written
   */
  void write(Path page, List<Path> roots, List<ResultSet> sets);
}
