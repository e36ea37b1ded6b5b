/**
 * The page of {@code mondeq report --html}: one HTML file that needs nothing beside it. Whatever is
 * read from files goes through {@link org.mondeq.cli.page.Markup}, which escapes it.
 */
package org.mondeq.cli.page;
