package dev.hansei.infra.stack;

import java.util.List;

/**
 * What the service is started from.
 *
 * @param classPath as the {@code java} command takes it; nothing of it changes while the stack runs
 * @param serviceMain the service's main class
 * @param buildId commit and content of the build
 */
record Distribution(String classPath, String serviceMain, String buildId) {
  static final String SERVICE_MAIN = "dev.hansei.api.Hansei";

  private static final String CLASS_PATH_PROPERTY = "hansei.stack.classPath";
  private static final String MAIN_PROPERTY = "hansei.stack.serviceMain";
  private static final String BUILD_PROPERTY = "hansei.stack.buildId";

  /** What {@link #asProperties()} of the starting process said. */
  static Distribution fromProperties() {
    return new Distribution(
        System.getProperty(CLASS_PATH_PROPERTY, System.getProperty("java.class.path")),
        System.getProperty(MAIN_PROPERTY, SERVICE_MAIN),
        System.getProperty(BUILD_PROPERTY, "unknown"));
  }

  /** As options of the {@code java} command. */
  List<String> asProperties() {
    return List.of(
        "-D" + CLASS_PATH_PROPERTY + "=" + classPath,
        "-D" + MAIN_PROPERTY + "=" + serviceMain,
        "-D" + BUILD_PROPERTY + "=" + buildId);
  }
}
