// What Elasticsearch does with char filters, by Lucene's own classes. Reads, hex-encoded and one to a line: the number of
// filters, the filters ("mapping" and its rows, "pattern" and its two texts, each after the count of what follows), the texts.
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.*;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;

public class Filters {
  static BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));

  static String text() throws IOException {
    String line = in.readLine();
    if (line == null) return null;
    byte[] bytes = new byte[line.length() / 2];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) Integer.parseInt(line.substring(2 * i, 2 * i + 2), 16);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  interface Filter { Reader over(Reader reader); }

  static Filter filter() throws IOException {
    boolean mapping = text().equals("mapping");
    int count = Integer.parseInt(text());
    String[] parts = new String[count];
    for (int i = 0; i < count; i++) parts[i] = text();
    if (!mapping) {
      Pattern pattern = Pattern.compile(parts[0]);
      return reader -> new PatternReplaceCharFilter(pattern, parts[1], reader);
    }
    NormalizeCharMap.Builder rows = new NormalizeCharMap.Builder();
    for (int i = 0; i < count; i += 2) rows.add(parts[i], parts[i + 1]);
    NormalizeCharMap map = rows.build();
    return reader -> new MappingCharFilter(map, reader);
  }

  public static void main(String[] arguments) throws IOException {
    List<Filter> filters = new ArrayList<>();
    for (int count = Integer.parseInt(text()); count > 0; count--) filters.add(filter());
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
    StringBuilder hex = new StringBuilder();
    for (String text = text(); text != null; text = text()) {
      Reader reader = new StringReader(text);
      for (Filter filter : filters) reader = filter.over(reader);
      StringWriter result = new StringWriter();
      reader.transferTo(result);
      hex.setLength(0);
      for (byte one : result.toString().getBytes(StandardCharsets.UTF_8))
        hex.append(Character.forDigit((one >> 4) & 15, 16)).append(Character.forDigit(one & 15, 16));
      out.println(hex);
    }
    out.flush();
  }
}
