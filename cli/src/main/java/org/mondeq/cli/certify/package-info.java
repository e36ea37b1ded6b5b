/** Certification on the command line: {@code mondeq certify}, and a stage of {@code mondeq run}. */
package org.mondeq.cli.certify;
