package org.mondeq.cli.page;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A page, parsed by a parser of XML, which refuses elements that are not nested and quotes that are
 * not closed.
 */
final class ParsedPage {
  final String text;
  private final Document document;

  ParsedPage(Path file) throws IOException {
    this.text = Files.readString(file);
    String xml =
        text.replace("<!DOCTYPE html>", "")
            .replaceFirst("(?s)<style>.*?</style>", "")
            .replaceFirst("(?s)<script>.*?</script>", "");
    try {
      this.document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)));
    } catch (SAXException | ParserConfigurationException e) {
      throw new AssertionError("the page is not well-formed: " + e.getMessage(), e);
    }
  }

  List<Element> all(String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** The texts of the cells of a table, row by row, with that of its head first. */
  List<List<String>> table(String id) {
    Element table =
        all("table").stream()
            .filter(t -> t.getAttribute("id").equals(id))
            .findFirst()
            .orElseThrow();
    List<List<String>> rows = new ArrayList<>();
    NodeList found = table.getElementsByTagName("tr");
    for (int i = 0; i < found.getLength(); i++) {
      List<String> cells = new ArrayList<>();
      NodeList children = found.item(i).getChildNodes();
      for (int c = 0; c < children.getLength(); c++) {
        cells.add(children.item(c).getTextContent());
      }
      rows.add(cells);
    }
    return rows;
  }

  /** The names of all attributes. */
  Set<String> attributes() {
    Set<String> names = new TreeSet<>();
    for (Element element : all("*")) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        names.add(element.getAttributes().item(i).getNodeName());
      }
    }
    return names;
  }

  /** The names of all elements. */
  Set<String> elements() {
    Set<String> names = new TreeSet<>();
    all("*").forEach(element -> names.add(element.getTagName()));
    return names;
  }
}
