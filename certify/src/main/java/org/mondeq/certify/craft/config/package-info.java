/** The parameters of CRAFT, and the parts of it that can be left out to measure their worth. */
package org.mondeq.certify.craft.config;
