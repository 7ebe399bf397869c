package dev.hansei.activities.metrics.formats;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Answers that are well-formed XML or hold some. A document type may be named but is never read,
 * and one that declares entities is refused.
 */
public final class XmlAnswers {
  private static final String XERCES = "http://apache.org/xml/features/nonvalidating/";
  private static final String SAX = "http://xml.org/sax/features/";

  /** An ampersand that begins no entity which XML itself knows. */
  private static final Pattern LOOSE =
      Pattern.compile("&(?!(?:amp|lt|gt|quot|apos|#\\d+|#x[0-9a-fA-F]+);)");

  private XmlAnswers() {}

  /** Whether the answer is XML with these elements, each a path such as {@code root.item}. */
  public static boolean is(String answer, List<String> elements) {
    return parse(answer)
        .filter(root -> elements.stream().allMatch(path -> has(root, path)))
        .isPresent();
  }

  /** Whether XML with these elements stands in the answer; there entities are left alone. */
  public static boolean contains(String answer, List<String> elements) {
    for (String part : XmlParts.of(answer)) {
      if (is(LOOSE.matcher(part).replaceAll("&amp;"), elements)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Element> parse(String text) {
    try {
      Document document = builder().parse(new InputSource(new StringReader(text)));
      boolean declares =
          document.getDoctype() != null && document.getDoctype().getInternalSubset() != null;
      return declares ? Optional.empty() : Optional.ofNullable(document.getDocumentElement());
    } catch (SAXException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory could not be read", e);
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(XERCES + "load-external-dtd", false);
      factory.setFeature(SAX + "external-general-entities", false);
      factory.setFeature(SAX + "external-parameter-entities", false);
      factory.setExpandEntityReferences(false);
      factory.setXIncludeAware(false);
      factory.setNamespaceAware(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Silent());
      builder.setEntityResolver((_, _) -> new InputSource(new StringReader("")));
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser lacks a safe setting", e);
    }
  }

  /** Several elements of one name are a list: the next word is the place of one, from 0. */
  private static boolean has(Element root, String path) {
    String[] words = path.split("\\.", -1);
    List<Element> found = root.getTagName().equals(words[0]) ? List.of(root) : List.of();
    for (int i = 1; i < words.length && !found.isEmpty(); i++) {
      found = found.size() > 1 ? place(found, words[i]) : children(found.getFirst(), words[i]);
    }
    return !found.isEmpty();
  }

  private static List<Element> place(List<Element> found, String word) {
    if (!word.matches("0|[1-9]\\d{0,5}")) {
      return List.of();
    }
    int place = Integer.parseInt(word);
    return place < found.size() ? List.of(found.get(place)) : List.of();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }

  /** The JDK would print on standard error what an answer got wrong. */
  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException fault) {}

    @Override
    public void error(SAXParseException fault) {}

    @Override
    public void fatalError(SAXParseException fault) throws SAXException {
      throw fault;
    }
  }
}
