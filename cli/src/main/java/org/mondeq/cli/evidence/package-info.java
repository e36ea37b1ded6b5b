/** Between those who claim and the independent checker: what it does not accept is no verdict. */
package org.mondeq.cli.evidence;
