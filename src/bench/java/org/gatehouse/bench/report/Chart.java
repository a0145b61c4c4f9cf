package org.gatehouse.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Small charts as SVG text: bars beside each other, and one line over time. */
public final class Chart {
  private static final int WIDTH = 640;
  private static final int LEFT = 210;
  private static final int BAR = 20;
  private static final int GAP = 8;
  private static final int TOP = 40;
  private static final int LINE_HEIGHT = 200;

  private Chart() {}

  /**
   * Horizontal bars from zero.
   *
   * @param bars names and values, from above
   */
  public static String bars(String title, Map<String, Double> bars) {
    double most = bars.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    StringBuilder drawn = new StringBuilder();
    int y = TOP;
    for (Map.Entry<String, Double> bar : bars.entrySet()) {
      double length = bar.getValue() / most * (WIDTH - LEFT - 90);
      String colour = bar.getKey().contains("gatehouse") ? "#1f6feb" : "#9aa4b2";
      drawn
          .append(text(LEFT - GAP, y + 15, "end", bar.getKey()))
          .append(
              format(
                  "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                  LEFT, y, length, BAR, colour))
          .append(text((int) (LEFT + length) + GAP, y + 15, "start", number(bar.getValue())));
      y += BAR + GAP;
    }
    return svg(title, y + GAP, drawn.toString());
  }

  /**
   * A line for each name, all from zero to the greatest value.
   *
   * @param lines values at equal distances
   */
  public static String lines(String title, Map<String, List<Double>> lines) {
    double most =
        lines.values().stream().flatMap(List::stream).mapToDouble(d -> d).max().orElse(1) * 1.1;
    StringBuilder drawn = new StringBuilder();
    drawn.append(
        format(
            "<path d=\"M60,%d V%d H%d\" fill=\"none\" stroke=\"#57606a\"/>%n",
            TOP, TOP + LINE_HEIGHT, WIDTH - 20));
    drawn
        .append(text(52, TOP + 8, "end", number(most)))
        .append(text(52, TOP + LINE_HEIGHT, "end", "0"));
    int named = 0;
    for (Map.Entry<String, List<Double>> line : lines.entrySet()) {
      String colour = named % 2 == 0 ? "#1f6feb" : "#bf5b04";
      drawn
          .append(
              format(
                  "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                  points(line.getValue(), most), colour))
          .append(
              format(
                  "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
                  80 + 160 * named, TOP + LINE_HEIGHT + 24, colour, line.getKey()));
      named++;
    }
    return svg(title, TOP + LINE_HEIGHT + 40, drawn.toString());
  }

  private static String points(List<Double> values, double most) {
    StringBuilder points = new StringBuilder();
    double step = (WIDTH - 80.0) / Math.max(1, values.size() - 1);
    for (int i = 0; i < values.size(); i++) {
      double y = TOP + LINE_HEIGHT * (1 - values.get(i) / most);
      points.append(format("%.1f,%.1f ", 60 + i * step, y));
    }
    return points.toString().strip();
  }

  private static String text(int x, int y, String anchor, String text) {
    return format("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
  }

  private static String svg(String title, int height, String drawn) {
    return format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"13\" role=\"img\">%n",
            WIDTH, height, WIDTH)
        + format("<title>%s</title>%n", title)
        + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
        + format("<text x=\"20\" y=\"24\" font-weight=\"bold\">%s</text>%n", title)
        + drawn
        + "</svg>\n";
  }

  private static String number(double number) {
    return format(number < 10 ? "%.2f" : "%,.0f", number);
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
