/** Times of the complete verifier on several models, side by side and against an earlier run. */
package org.mondeq.cli.benchmark;
