import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads each line of standard input, a YAML file in Base64, as ServiceComb and Spring do, and prints why SnakeYAML refuses
 * it; an empty line where it does not.
 */
public final class ReadYaml {
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine())
      out.println(refusal(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8)));
    out.flush();
  }

  private static String refusal(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setAllowRecursiveKeys(true);
    try {
      for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
        // Documents are read one after the other.
      }
      return "";
    } catch (RuntimeException | StackOverflowError error) {
      return String.valueOf(error).replaceAll("\\s+", " ");
    }
  }
}
