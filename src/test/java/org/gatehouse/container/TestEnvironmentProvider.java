package org.gatehouse.container;

import java.lang.annotation.Annotation;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Fills the field of a test that is marked {@link ArquillianResource}. */
public final class TestEnvironmentProvider implements ResourceProvider {
  @Inject private Instance<TestEnvironment> premises;

  @Override
  public boolean canProvide(Class<?> type) {
    return type == TestEnvironment.class;
  }

  @Override
  public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
    return premises.get();
  }
}
