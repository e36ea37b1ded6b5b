package org.mondeq.cli;

import java.util.List;
import java.util.Map;
import org.mondeq.experiment.Fleet;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say which processes look at samples in place of the threads of this one. */
public interface FleetOptions {
  /** The options, which every command with samples has; values are lists of texts. */
  List<OptionSpec> specs();

  /**
   * The processes; nothing is started before there is work.
   *
   * @param given the values of the options that were given, by name
   * @throws org.mondeq.io.InvalidInputException naming the option that is wrong
   */
  Fleet open(Map<String, List<String>> given);
}
