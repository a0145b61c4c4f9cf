package org.gatehouse.operations;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gatehouse.invitations.delivery.DeliverySettings;
import org.gatehouse.invitations.delivery.RecoverySettings;
import org.gatehouse.invitations.store.InvitationStoreSettings;
import org.gatehouse.invitations.submit.PolicySettings;
import org.gatehouse.microsoft.entra.EntraSettings;
import org.gatehouse.microsoft.graph.GraphSettings;
import org.gatehouse.microsoft.ratelimit.RateLimitSettings;
import org.gatehouse.operations.accesslog.AccessLogSettings;
import org.gatehouse.operations.metrics.MetricsSettings;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.StartupException;
import org.gatehouse.records.privacy.RetentionSettings;
import org.gatehouse.security.CallerSettings;
import org.gatehouse.web.http.ProxySettings;
import org.gatehouse.web.http.PublicAddress;
import org.gatehouse.web.limits.LimitSettings;

/**
 * Reads the settings of every package during deployment, offers them as beans, and ends the start
 * if any is missing or wrong.
 */
public class SettingsExtension implements Extension {
  private Settings settings;

  void read(@Observes AfterBeanDiscovery beans) {
    Config config = ConfigProvider.getConfig();
    settings = new Settings(name -> config.getOptionalValue(name, String.class));
    offer(beans, CallerSettings.class, CallerSettings::read);
    offer(beans, DeliverySettings.class, DeliverySettings::read);
    offer(beans, EntraSettings.class, EntraSettings::read);
    offer(beans, GraphSettings.class, GraphSettings::read);
    offer(beans, InvitationStoreSettings.class, InvitationStoreSettings::read);
    offer(beans, LimitSettings.class, LimitSettings::read);
    offer(beans, MetricsSettings.class, MetricsSettings::read);
    offer(beans, RateLimitSettings.class, RateLimitSettings::read);
    offer(beans, PolicySettings.class, PolicySettings::read);
    offer(beans, ProxySettings.class, ProxySettings::read);
    offer(beans, PublicAddress.class, PublicAddress::read);
    offer(beans, RecoverySettings.class, RecoverySettings::read);
    offer(beans, AccessLogSettings.class, AccessLogSettings::read);
    offer(beans, RetentionSettings.class, RetentionSettings::read);
  }

  private <S> void offer(AfterBeanDiscovery beans, Class<S> type, Function<Settings, S> reader) {
    S read = reader.apply(settings);
    beans.addBean().types(type).scope(Singleton.class).createWith(creation -> read);
  }

  void check(@Observes AfterDeploymentValidation validated) {
    if (!settings.faults().isEmpty()) {
      validated.addDeploymentProblem(
          StartupException.because(String.join("; ", settings.faults()) + "."));
    }
  }
}
