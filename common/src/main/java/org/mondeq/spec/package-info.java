/** What is claimed about a model: sets of inputs, and the class that each should keep. */
package org.mondeq.spec;
