// A yardstick: Lucene's analysers, one term a line; with "count" the terms and their counts.
// Lucene standard|english [count] <TEXT
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

class Lucene {
    public static void main(String[] arguments) throws IOException {
        boolean count = arguments.length > 1;
        Map<String, int[]> counts = new HashMap<>();
        Reader text = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        try (Analyzer analyzer = arguments[0].equals("english") ? new EnglishAnalyzer()
                                                                : new StandardAnalyzer();
             Writer out = new BufferedWriter(
                 new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
             TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (count)
                    counts.computeIfAbsent(term.toString(), word -> new int[1])[0]++;
                else
                    out.append(term).append('\n');
            }
            for (Map.Entry<String, int[]> entry : counts.entrySet())
                out.write(entry.getKey() + "\t" + entry.getValue()[0] + "\n");
        }
    }
}
