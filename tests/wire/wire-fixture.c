/* A feed on a small platform behind the fault server, on a clock that tests move.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wire-fixture.h"

#include "feed/feed-private.h"

static double
chance_cb (gpointer user_data)
{
  return CHANCE;
}

static PentadHttpRoute
route_cb (const char *url, char **addresses, gpointer user_data)
{
  Wire *wire = user_data;
  PentadHttpRoute route = g_atomic_int_get (&wire->route);

  if (route == PENTAD_HTTP_ROUTE_ADDRESSES)
    *addresses = g_strdup (g_atomic_pointer_get (&wire->addresses));
  return route;
}

static char *
make_url (FaultProcess *faults, Way way)
{
  switch (way)
    {
    case WAY_HTTP:
      return g_strdup_printf ("http://127.0.0.1:%u", fault_process_get_port (faults));
    case WAY_HTTPS:
      return g_strdup_printf ("https://localhost:%u", fault_process_get_tls_port (faults));
    case WAY_PROXY:
      return g_strdup ("http://city.example");
    case WAY_HTTPS_PROXY:
      return g_strdup ("https://city.example");
    case WAY_NAME:
      return g_strdup_printf ("http://city.example:%u", fault_process_get_port (faults));
    }
  g_return_val_if_reached (NULL);
}

static guint16
get_platform_port (Wire *wire)
{
  const char *colon = strrchr (small_platform_get_url (wire->platform), ':');

  return (guint16)g_ascii_strtoull (colon + 1, NULL, 10);
}

static PentadHttpAccess *
make_access (Wire *wire, const char *url, Way way, PentadCredential *credential)
{
  PentadHttpAccess *access = pentad_http_access_new (url);
  g_autofree char *ca = fault_process_dup_path (wire->faults, "ca.pem");
  g_autofree char *proxy =
      g_strdup_printf ("http://127.0.0.1:%u", fault_process_get_port (wire->faults));

  pentad_http_access_set_ca_file (access, ca);
  pentad_http_access_set_credential (access, credential);
  if (way == WAY_PROXY || way == WAY_HTTPS_PROXY)
    pentad_http_access_set_proxy (access, proxy);
  if (way == WAY_NAME)
    {
      wire_set_route (wire, PENTAD_HTTP_ROUTE_ADDRESSES, "127.0.0.1");
      pentad_http_access_set_route (access, route_cb, wire);
    }
  return access;
}

void
wire_set_up (Wire *wire, FaultProcess *faults, Way way, PentadCredential *credential)
{
  /* What lasts a day elsewhere lasts two minutes here. */
  static const PentadFeedIntervals intervals = {
    .state_s = 5, .live_s = 30, .slow_s = 300, .daily_s = 120
  };
  g_autofree char *url = make_url (faults, way);
  g_autoptr (PentadFeedSource) source = pentad_feed_source_new (url, NULL, NULL, NULL);
  g_autofree char *upstream = NULL;

  *wire = (Wire){ .faults = faults, .clock = pentad_clock_new_manual (NOW) };
  wire->platform = small_platform_new (wire->clock);
  upstream = g_strdup_printf ("{\"upstream\": %u, \"fault\": \"none\", \"tls\": \"good\"}",
                              get_platform_port (wire));
  fault_process_tell (faults, upstream);
  wire->city = pentad_city_new ();
  wire->access = make_access (wire, url, way, credential);
  pentad_feed_source_set_access (source, wire->access);
  wire->feed = pentad_feed_new (source, wire->clock, wire->city);
  pentad_feed_set_intervals (wire->feed, &intervals);
  pentad_feed_set_chance (wire->feed, chance_cb, NULL);
}

void
wire_tear_down (Wire *wire)
{
  g_assert_finalize_object (wire->feed);
  g_assert_finalize_object (wire->city);
  small_platform_free (wire->platform);
  pentad_http_access_unref (wire->access);
  g_assert_finalize_object (wire->clock);
}

void
wire_load (Wire *wire)
{
  g_autoptr (GError) error = NULL;

  pentad_feed_load (wire->feed, DEADLINE_S * 1000, &error);
  g_assert_no_error (error);
}

void
wire_set_patience (Wire *wire, Patience patience)
{
  PentadHttpLimits limits;

  pentad_http_limits_init (&limits);
  if (patience == PATIENCE_SHORT)
    {
      limits.connect_timeout_ms = 200;
      limits.total_timeout_ms = 500;
    }
  else if (patience == PATIENCE_LOW_SPEED)
    limits.low_speed_s = 1;
  /* The feed copies them in this thread as it sends. */
  pentad_http_access_set_limits (wire->access, &limits);
}

void
wire_set_route (Wire *wire, PentadHttpRoute route, const char *addresses)
{
  g_atomic_pointer_set (&wire->addresses, addresses);
  g_atomic_int_set (&wire->route, route);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
wire_wait_until (Wire *wire, WireCondition condition, gconstpointer data)
{
  gint64 until = g_get_monotonic_time () + DEADLINE_S * SECOND;
  guint wake = g_timeout_add (5, wake_cb, NULL);

  while (!condition (wire, data))
    {
      if (g_get_monotonic_time () > until)
        g_error ("condition not met within %d s; connection %s, error: %s", DEADLINE_S,
                 pentad_connection_id (pentad_feed_get_connection (wire->feed)),
                 pentad_feed_get_error (wire->feed));
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (wake);
}

gboolean
wire_is_idle (Wire *wire, gconstpointer data)
{
  const PentadJournalCounters *counters =
      pentad_journal_peek_counters (pentad_feed_get_journal (wire->feed));

  return counters->requests == counters->answers;
}

void
wire_pass (Wire *wire, guint seconds)
{
  pentad_clock_advance (wire->clock, seconds * SECOND);
  wire_wait_until (wire, wire_is_idle, NULL);
}

guint
wire_count_cases (Wire *wire)
{
  guint n_cases;

  pentad_city_get_cases (wire->city, &n_cases);
  return n_cases;
}
