/**
 * Files fetched over https: resumed where they stopped, checked before they count as there.
 *
 * <p>{@link org.mondeq.data.download.Download} is the only class of the program that opens a
 * network connection.
 */
package org.mondeq.data.download;
