import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of Java as values of JSON. */
final class Values {
  private Values() { }

  /** What the getters of a policy answer; a failing getter answers an object with `error`. */
  static Object of(Object value) {
    if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) return value;
    if (value instanceof List) {
      List<Object> list = new ArrayList<>();
      ((List<?>) value).forEach(item -> list.add(of(item)));
      return list;
    }
    Map<String, Object> map = new TreeMap<>();
    if (value instanceof Map) {
      ((Map<?, ?>) value).forEach((key, item) -> map.put(String.valueOf(key), of(item)));
      return map;
    }
    return value.getClass().getName().startsWith("org.apache.servicecomb") ? bean(value, map) : value.toString();
  }

  private static Map<String, Object> bean(Object value, Map<String, Object> map) {
    try {
      for (PropertyDescriptor property : Introspector.getBeanInfo(value.getClass(), Object.class)
          .getPropertyDescriptors())
        if (property.getReadMethod() != null) map.put(property.getName(), read(property, value));
    } catch (Exception e) {
      map.put("error", describe(e));
    }
    return map;
  }

  private static Object read(PropertyDescriptor property, Object value) {
    try {
      return of(property.getReadMethod().invoke(value));
    } catch (Exception e) {
      return Map.of("error", describe(e));
    }
  }

  static String describe(Throwable error) {
    Throwable reason = error;
    while (reason instanceof InvocationTargetException && reason.getCause() != null) reason = reason.getCause();
    String text = reason.toString();
    return text.substring(0, Math.min(300, text.length()));
  }
}
