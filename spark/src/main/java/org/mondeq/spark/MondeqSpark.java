package org.mondeq.spark;

import java.util.List;
import org.mondeq.app.Mondeq;
import org.mondeq.cli.Main;
import org.mondeq.cli.RunCommand;
import org.mondeq.cli.Subcommand;
import org.mondeq.cli.attack.AttackCommand;
import org.mondeq.cli.certify.CertifyCommand;
import org.mondeq.cli.certify.RadiusCommand;

/** The program whose samples are looked at on a Spark cluster: the commands that have any. */
public final class MondeqSpark {
  private MondeqSpark() {}

  /** The commands; each call makes new ones. */
  static List<Subcommand> commands() {
    return List.of(
        new RunCommand(), new AttackCommand(), new CertifyCommand(), new RadiusCommand());
  }

  /** Runs the command line and ends the process. */
  public static void main(String[] args) {
    Main.launch(new SparkOptions(), commands(), Mondeq.stages(), args);
  }
}
