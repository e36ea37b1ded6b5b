package org.mondeq.train.curves;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class LineChartsTest {
  private static LineCharts charts(List<Double> values) {
    return new LineCharts(
        List.of(
            new Chart("first", List.of(new Series("a < b & c", values))),
            new Chart("second", List.of(new Series("one", List.of(1.0, 3.0)))),
            new Chart("third", List.of(new Series("none", List.of())))),
        "epoch");
  }

  private static Document parsed(LineCharts charts) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(charts.svg().getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> texts(Document svg) {
    NodeList nodes = svg.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void svgIsWellFormedAndNamesItsLines() throws Exception {
    Document svg = parsed(charts(List.of(0.5, 0.25, 0.125)));
    assertEquals("960", svg.getDocumentElement().getAttribute("width"));
    assertEquals("600", svg.getDocumentElement().getAttribute("height"));
    List<String> texts = texts(svg);
    assertTrue(
        texts.containsAll(List.of("first", "second", "third", "a < b & c", "one", "epoch")),
        texts.toString());
    assertTrue(texts.containsAll(List.of("0.2", "0.5", "2")), "ticks: " + texts);
  }

  @Test
  void everyPointStandsInItsChart() throws Exception {
    NodeList dots = parsed(charts(List.of(-1e300, 4.0, 1e300))).getElementsByTagName("circle");
    assertEquals(5, dots.getLength());
    for (int i = 0; i < 3; i++) {
      double x = Double.parseDouble(dots.item(i).getAttributes().getNamedItem("cx").getNodeValue());
      double y = Double.parseDouble(dots.item(i).getAttributes().getNamedItem("cy").getNodeValue());
      assertTrue(x >= 0 && x <= 480 && y >= 0 && y <= 300, x + ", " + y);
    }
  }

  @Test
  void valuesThatAreNotFiniteInterruptALine() throws Exception {
    Document svg = parsed(charts(List.of(1.0, 2.0, Double.NaN, 3.0, Double.POSITIVE_INFINITY)));
    assertEquals(5, svg.getElementsByTagName("circle").getLength());
    assertTrue(!charts(List.of(Double.NaN)).svg().contains("NaN"));
  }

  @Test
  void pngDecodesAndShowsTheLines() throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(charts(List.of(1.0, 2.0)).png()));
    assertNotNull(picture);
    assertEquals(960, picture.getWidth());
    int coloured = 0;
    for (int x = 0; x < 480; x++) {
      for (int y = 60; y < 250; y++) {
        int rgb = picture.getRGB(x, y);
        coloured += (rgb >> 16 & 0xff) < 0x60 && (rgb & 0xff) > 0x90 ? 1 : 0;
      }
    }
    assertTrue(coloured > 50, coloured + " blue pixels");
  }

  @Test
  void equalChartsGiveEqualFiles() {
    assertEquals(charts(List.of(1.0, 2.0)).svg(), charts(List.of(1.0, 2.0)).svg());
    assertArrayEquals(charts(List.of(1.0, 2.0)).png(), charts(List.of(1.0, 2.0)).png());
    assertNotEquals(charts(List.of(1.0, 2.0, 1.5)).svg(), charts(List.of(1.0, 2.0, 1.6)).svg());
  }

  @Test
  void ticksAreRoundAndFew() {
    assertEquals(List.of(0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0), tick(0, 1));
    assertTrue(tick(3, 3.001).size() <= 11);
    assertTrue(tick(-Double.MAX_VALUE, Double.MAX_VALUE).isEmpty());
    assertEquals("0.05", Axis.label(0.05));
    assertEquals("100", Axis.label(100));
    assertEquals("1.0e-05", Axis.label(1e-5));
    assertEquals("0", Axis.label(0));
  }

  private static List<Double> tick(double low, double high) {
    return new Axis(low, high, 0, 1).ticks(0);
  }
}
