package org.gatehouse.assembly;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gatehouse.caller.CallerSettings;
import org.gatehouse.delivery.DeliverySettings;
import org.gatehouse.entra.EntraSettings;
import org.gatehouse.erasure.RetentionSettings;
import org.gatehouse.graph.GraphSettings;
import org.gatehouse.http.PublicAddress;
import org.gatehouse.ledger.LedgerSettings;
import org.gatehouse.limits.LimitSettings;
import org.gatehouse.metrics.MetricsSettings;
import org.gatehouse.pace.PaceSettings;
import org.gatehouse.policy.PolicySettings;
import org.gatehouse.problem.FailedStart;
import org.gatehouse.proxy.ProxySettings;
import org.gatehouse.recovery.RecoverySettings;
import org.gatehouse.requestlog.RequestLogSettings;
import org.gatehouse.settings.Settings;

/**
 * Reads every room's settings while the application is put together, offers them as beans, and ends
 * the start when any is missing or wrong.
 */
public class Start implements Extension {
  private Settings settings;

  void read(@Observes AfterBeanDiscovery beans) {
    Config config = ConfigProvider.getConfig();
    settings = new Settings(name -> config.getOptionalValue(name, String.class));
    offer(beans, CallerSettings.class, CallerSettings::read);
    offer(beans, DeliverySettings.class, DeliverySettings::read);
    offer(beans, EntraSettings.class, EntraSettings::read);
    offer(beans, GraphSettings.class, GraphSettings::read);
    offer(beans, LedgerSettings.class, LedgerSettings::read);
    offer(beans, LimitSettings.class, LimitSettings::read);
    offer(beans, MetricsSettings.class, MetricsSettings::read);
    offer(beans, PaceSettings.class, PaceSettings::read);
    offer(beans, PolicySettings.class, PolicySettings::read);
    offer(beans, ProxySettings.class, ProxySettings::read);
    offer(beans, PublicAddress.class, PublicAddress::read);
    offer(beans, RecoverySettings.class, RecoverySettings::read);
    offer(beans, RequestLogSettings.class, RequestLogSettings::read);
    offer(beans, RetentionSettings.class, RetentionSettings::read);
  }

  private <S> void offer(AfterBeanDiscovery beans, Class<S> type, Function<Settings, S> reader) {
    S read = reader.apply(settings);
    beans.addBean().types(type).scope(Singleton.class).createWith(creation -> read);
  }

  void check(@Observes AfterDeploymentValidation validated) {
    if (!settings.faults().isEmpty()) {
      validated.addDeploymentProblem(
          FailedStart.because(String.join("; ", settings.faults()) + "."));
    }
  }
}
