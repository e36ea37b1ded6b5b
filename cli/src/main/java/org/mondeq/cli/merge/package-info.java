/** Joins the results of processes that each have worked on a part of the samples. */
package org.mondeq.cli.merge;
