/** What the program says of itself: keys of the configuration, completion of a shell, man pages. */
package org.mondeq.cli.manual;
