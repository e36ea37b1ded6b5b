/** Attacks on the command line: {@code mondeq attack}, and a stage of {@code mondeq run}. */
package org.mondeq.cli.attack;
