package org.gatehouse.supply;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The built WAR, opened. */
final class War implements AutoCloseable {
  static final Path FILE = Path.of("target/gatehouse.war");

  private static final String LIBRARIES = "WEB-INF/lib/";
  private static final Pattern LIBRARY = Pattern.compile("(.+)-(\\d[^/]*)\\.jar");

  /** Names, licence and owner, in columns. */
  private static final Pattern NOTICE = Pattern.compile("(\\S.*?)\\s{2,}(\\S+)\\s{2,}\\S.*");

  private final ZipFile zip;

  War() throws IOException {
    zip = new ZipFile(FILE.toFile());
  }

  List<? extends ZipEntry> entries() {
    return zip.stream().toList();
  }

  byte[] bytes(String name) throws IOException {
    try (InputStream content = zip.getInputStream(zip.getEntry(name))) {
      return content.readAllBytes();
    }
  }

  /** Versions by name. */
  Map<String, String> libraries() {
    Map<String, String> libraries = new TreeMap<>();
    jars()
        .map(jar -> LIBRARY.matcher(jar.substring(LIBRARIES.length())))
        .filter(Matcher::matches)
        .forEach(jar -> libraries.put(jar.group(1), jar.group(2)));
    return libraries;
  }

  private Stream<String> jars() {
    return zip.stream().map(ZipEntry::getName).filter(name -> name.matches(LIBRARIES + ".+"));
  }

  /** Every package that a class of a library or of ours is in. */
  Set<String> packages() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (String jar : jars().toList()) {
      try (ZipInputStream library = new ZipInputStream(new ByteArrayInputStream(bytes(jar)))) {
        for (ZipEntry entry = library.getNextEntry();
            entry != null;
            entry = library.getNextEntry()) {
          addPackage(entry.getName(), packages);
        }
      }
    }
    zip.stream()
        .map(entry -> entry.getName().replaceFirst("^WEB-INF/classes/", ""))
        .forEach(name -> addPackage(name, packages));
    return packages;
  }

  private static void addPackage(String file, Set<String> packages) {
    int end = file.lastIndexOf('/');
    if (end > 0 && file.endsWith(".class")) {
      packages.add(
          file.substring(0, end).replaceFirst("^META-INF/versions/\\d+/", "").replace('/', '.'));
    }
  }

  JsonObject billOfMaterials() throws IOException {
    try (JsonReader reader =
        Json.createReader(new ByteArrayInputStream(bytes("META-INF/sbom/gatehouse-sbom.json")))) {
      return reader.readObject();
    }
  }

  /** Licences by library, as THIRD-PARTY.txt tells them. */
  Map<String, String> notices() throws IOException {
    Map<String, String> notices = new TreeMap<>();
    new String(bytes("META-INF/THIRD-PARTY.txt"), StandardCharsets.UTF_8)
        .replaceAll("\\n {20,}", "  ")
        .lines()
        .map(NOTICE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> names(line.group(1)).forEach(name -> notices.put(name, line.group(2))));
    return notices;
  }

  /** Of {@code "a-b, -c 4"}: a-b and a-c. */
  private static Stream<String> names(String listed) {
    String family = listed.replaceFirst("-[^-,]*(,.*)?$", "");
    return Stream.of(listed.split(", "))
        .map(name -> name.startsWith("-") ? family + name : name)
        .map(name -> name.replaceFirst(" \\d+$", ""));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
