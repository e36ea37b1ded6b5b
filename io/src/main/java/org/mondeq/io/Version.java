package org.mondeq.io;

/** The version of this program, from the manifest of its archive. */
public final class Version {
  private Version() {}

  /** The version; "development" if the classes do not come from an archive. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
