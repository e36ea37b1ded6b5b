package org.mondeq.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.InvalidInputException;

class DataLocationTest {
  @TempDir Path folder;

  @Test
  void cacheFollowsXdg() {
    DataLocation where = DataLocation.of(Map.of("XDG_CACHE_HOME", folder.toString()));
    assertEquals(folder.resolve("mondeq"), where.cache());
  }

  @Test
  void cacheIsInTheHomeFolderWithoutAnAbsoluteXdgPath() {
    Path home = Path.of(System.getProperty("user.home"), ".cache", "mondeq");
    assertEquals(home, DataLocation.of(Map.of()).cache());
    assertEquals(home, DataLocation.of(Map.of("XDG_CACHE_HOME", "")).cache());
    assertEquals(home, DataLocation.of(Map.of("XDG_CACHE_HOME", "relative")).cache());
  }

  @Test
  void searchesVariableThenSystemThenCache() {
    Path cache = folder.resolve("mondeq");
    Path system = folder.resolve("system");
    DataLocation where =
        DataLocation.of(
                Map.of(DataLocation.VARIABLE, folder.toString(), "XDG_CACHE_HOME", "" + folder))
            .withSystemFolder(system);
    assertEquals(
        List.of(
            folder.resolve("mnist"),
            folder,
            system.resolve("mnist"),
            system,
            cache.resolve("mnist"),
            cache),
        where.folders("mnist"));
  }

  @Test
  void anExplicitFolderIsTheOnlyOne() {
    DataLocation where =
        DataLocation.of(Map.of(DataLocation.VARIABLE, "/nowhere")).withDataDir(folder);
    assertEquals(List.of(folder.resolve("mnist"), folder), where.folders("mnist"));
  }

  @Test
  void rejectsFoldersThatDoNotExist() {
    Path missing = folder.resolve("missing");
    DataLocation named = DataLocation.of(Map.of()).withDataDir(missing);
    assertEquals(
        "--data-dir " + missing + ": no such folder",
        assertThrows(InvalidInputException.class, () -> named.folders("mnist")).getMessage());
    DataLocation variable = DataLocation.of(Map.of(DataLocation.VARIABLE, missing.toString()));
    assertEquals(
        "MONDEQ_DATA " + missing + ": no such folder",
        assertThrows(InvalidInputException.class, () -> variable.folders("mnist")).getMessage());
  }
}
