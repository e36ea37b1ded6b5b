package org.mondeq.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  private long files() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.count();
    }
  }

  @Test
  void replacesTheOldFile() throws IOException {
    Path file = folder.resolve("f");
    AtomicFile.write(file, "one");
    AtomicFile.write(file, "two");
    assertEquals("two", Files.readString(file));
    assertEquals(1, files());
  }

  @Test
  void aFullDiskLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("f");
    AtomicFile.write(file, "old");
    FailedRunException e =
        assertThrows(
            FailedRunException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));
    assertEquals(file + ": cannot be written: No space left on device", e.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(1, files());
  }

  @Test
  void aFileInPlaceOfAFolderIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "");
    FailedRunException e =
        assertThrows(FailedRunException.class, () -> AtomicFile.write(file.resolve("g"), "x"));
    assertTrue(e.getMessage().startsWith(file.resolve("g") + ": cannot be written: "));
  }

  /** The temporary files of the dead are deleted, and nothing else. */
  @Test
  void sweepsWhatKilledProcessesLeave() throws IOException, InterruptedException {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    long living = ProcessHandle.current().pid();
    Path orphan = Files.createFile(folder.resolve(".model.npz." + dead.pid() + ".part"));
    List<Path> others =
        List.of(
            Files.createFile(folder.resolve(".model.npz." + living + ".part")),
            Files.createFile(folder.resolve("model.npz." + dead.pid() + ".part")),
            Files.createFile(folder.resolve(".model.npz.part")),
            Files.createFile(folder.resolve(".lock")));
    AtomicFile.sweep(folder);
    assertFalse(Files.exists(orphan));
    assertTrue(others.stream().allMatch(Files::exists));
    AtomicFile.sweep(folder.resolve("missing"));
  }

  /** Whoever may write to the folder plants links at the names that a process will use. */
  @Test
  void followsNoLinkThatWasPlanted() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "untouched");
    Path file = folder.resolve("a.txt");
    Path temporary = folder.resolve(".a.txt." + ProcessHandle.current().pid() + ".part");
    Files.createSymbolicLink(temporary, victim);
    AtomicFile.write(file, "new");
    assertEquals("untouched", Files.readString(victim));
    assertEquals("new", Files.readString(file));
    assertTrue(!Files.isSymbolicLink(file) && !Files.exists(temporary));
  }

  @Test
  void replacesALinkAtItsTarget() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "untouched");
    Path file = Files.createSymbolicLink(folder.resolve("a.txt"), victim);
    AtomicFile.write(file, "new");
    assertEquals("untouched", Files.readString(victim));
    assertEquals("new", Files.readString(file));
  }

  /** A link that appears after the temporary's name was found free is not followed either. */
  @Test
  void takesOverNoTemporaryFile() throws IOException {
    Path file = folder.resolve("a.txt");
    Path temporary = folder.resolve(".a.txt." + ProcessHandle.current().pid() + ".part");
    AtomicFile.write(
        file,
        out -> {
          assertThrows(
              FileAlreadyExistsException.class,
              () ->
                  Files.newOutputStream(
                      temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
          out.write('x');
        });
    assertEquals("x", Files.readString(file));
  }
}
