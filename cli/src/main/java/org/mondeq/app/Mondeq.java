package org.mondeq.app;

import java.util.List;
import org.mondeq.cli.ExportCommand;
import org.mondeq.cli.ImportCommand;
import org.mondeq.cli.InspectCommand;
import org.mondeq.cli.Main;
import org.mondeq.cli.ReportCommand;
import org.mondeq.cli.RunCommand;
import org.mondeq.cli.Subcommand;
import org.mondeq.cli.attack.AttackCommand;
import org.mondeq.cli.attack.AttackStage;
import org.mondeq.cli.benchmark.BenchmarkCommand;
import org.mondeq.cli.certify.CertifyCommand;
import org.mondeq.cli.certify.CertifyStage;
import org.mondeq.cli.certify.CheckCommand;
import org.mondeq.cli.certify.RadiusCommand;
import org.mondeq.cli.certify.RadiusStage;
import org.mondeq.cli.manual.CompletionCommand;
import org.mondeq.cli.manual.ConfigCommand;
import org.mondeq.cli.manual.ManCommand;
import org.mondeq.cli.merge.MergeCommand;
import org.mondeq.cli.page.HtmlReport;
import org.mondeq.cli.region.RegionCommand;
import org.mondeq.cli.train.TrainCommand;
import org.mondeq.cli.train.TrainStage;
import org.mondeq.cli.verify.VerifyCommand;
import org.mondeq.experiment.Stage;

/** The program: every command and every stage of an experiment, in their order. */
public final class Mondeq {
  private Mondeq() {}

  /**
   * The commands, in the order of the help. Commands hold parsed options, so each call makes new
   * ones.
   */
  public static List<Subcommand> commands() {
    return List.of(
        new RunCommand(),
        new TrainCommand(),
        new ImportCommand(),
        new ExportCommand(),
        new AttackCommand(),
        new CertifyCommand(),
        new VerifyCommand(),
        new CheckCommand(),
        new RadiusCommand(),
        new RegionCommand(),
        new MergeCommand(),
        new ReportCommand(new HtmlReport()),
        new InspectCommand(),
        new BenchmarkCommand(),
        new ConfigCommand(stages()),
        new CompletionCommand(),
        new ManCommand());
  }

  /** The stages, in the order in which an experiment runs them. */
  public static List<Stage> stages() {
    return List.of(new TrainStage(), new AttackStage(), new CertifyStage(), new RadiusStage());
  }

  /** Runs the command line and ends the process. */
  public static void main(String[] args) {
    Main.launch(commands(), stages(), args);
  }
}
