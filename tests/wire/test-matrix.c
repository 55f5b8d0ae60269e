/* The matrix of networks: every way in which a wire can fail, and what becomes of the picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each row loads a city, breaks the wire, and holds: the word for the connection, the reason, the
 * time of the next request on the virtual clock, the picture of before, the memory, and that the
 * main loop comes round all the while. Then the wire is mended, and the picture must go on. */
#include "config.h"

#include "watch.h"
#include "wire-fixture.h"

#include <math.h>
#include <string.h>

/* Most that the process may grow in a row. */
#define MAX_GROWTH (48 * 1024 * 1024)
/* The state is due after five seconds. */
#define USUAL_S 6

typedef struct
{
  const char *name;
  const char *command; /* to the fault server; NULL none */
  PentadConnection connection;
  const char *reason; /* part of the error; NULL: there is none */
  double retry_s;     /* ±10 % */
  Way way;
  Patience patience;
  PentadHttpRoute route;
  const char *addresses;
  guint after_s;            /* 0: USUAL_S */
  gboolean is_without_tags; /* the state is the same whole document, without a cursor */
} Row;

#define FAULT(name)    "{\"fault\": \"" name "\"}"
#define STATUS(status) "{\"fault\": \"status\", \"status\": " status "}"
#define WITH(status, header)                                                                       \
  "{\"fault\": \"status\", \"status\": " status ", \"headers\": [" header "]}"
#define SECONDS(n) "[\"Retry-After\", \"" n "\"]"
#define DATES                                                                                      \
  "[\"Date\", \"Sun, 22 Nov 2026 06:32:11 GMT\"], "                                                \
  "[\"Retry-After\", \"Sun, 22 Nov 2026 06:34:11 GMT\"]"
#define REDIRECT(status, to) "{\"fault\": \"redirect\", \"status\": " status ", \"to\": \"" to "\"}"
#define BODY(type, body)                                                                           \
  "{\"fault\": \"status\", \"status\": 200, \"path\": \"/v1/state\", \"headers\": "                \
  "[[\"Content-Type\", \"" type "\"]], \"body\": \"" body "\"}"
#define STATE(rest) BODY ("application/json", "{\\\"as_of\\\": " rest "}")
#define TODAY       "\\\"2026-11-22T06:32:05Z\\\", \\\"delta\\\": false, "
#define CASE(id, time, more)                                                                       \
  "{\\\"id\\\": \\\"" id "\\\", \\\"class\\\": \\\"e0110\\\", \\\"division\\\": "                  \
  "\\\"99010100100101\\\", " more "\\\"trail\\\": [[\\\"" time "\\\", \\\"report\\\"]]}"

/* First retry: CHANCE of the first limit, a second. */
#define SOON   0.8
#define USUAL  5.0
#define FAILED .retry_s = SOON

static const Row rows[] = {
  /* resolver, route, connection */
  { "unknown-host", NULL, PENTAD_CONNECTION_OFFLINE, "no server of that name", FAILED,
    .way = WAY_NAME, .route = PENTAD_HTTP_ROUTE_UNKNOWN_HOST },
  { "resolver-timeout", NULL, PENTAD_CONNECTION_OFFLINE, "name of the server was not found in time",
    FAILED, .way = WAY_NAME, .route = PENTAD_HTTP_ROUTE_NO_RESOLVER },
  { "connection-refused", FAULT ("refuse"), PENTAD_CONNECTION_OFFLINE, "no connection", FAILED },
  { "unreachable", NULL, PENTAD_CONNECTION_OFFLINE, "no connection", FAILED, .way = WAY_NAME,
    .route = PENTAD_HTTP_ROUTE_UNREACHABLE },
  { "connect-timeout", NULL, PENTAD_CONNECTION_OFFLINE, "no connection in time", FAILED,
    .way = WAY_NAME, .route = PENTAD_HTTP_ROUTE_ADDRESSES, .addresses = "127.0.0.2",
    .patience = PATIENCE_SHORT },
  { "ipv6-only-blackhole", NULL, PENTAD_CONNECTION_OFFLINE, "no connection in time", FAILED,
    .way = WAY_NAME, .route = PENTAD_HTTP_ROUTE_ADDRESSES, .addresses = "[::1]",
    .patience = PATIENCE_SHORT },
  { "ipv6-blackhole-beside-ipv4", NULL, PENTAD_CONNECTION_OK, NULL, .retry_s = USUAL,
    .way = WAY_NAME, .route = PENTAD_HTTP_ROUTE_ADDRESSES, .addresses = "[::1],127.0.0.1" },
  { "reset-before-headers", FAULT ("reset-before-headers"), PENTAD_CONNECTION_OFFLINE,
    "the connection broke", FAILED },
  { "reset-after-headers", FAULT ("reset-after-headers"), PENTAD_CONNECTION_OFFLINE,
    "the connection broke", FAILED },

  /* trust */
  { "tls-self-signed", "{\"tls\": \"self-signed\"}", PENTAD_CONNECTION_REFUSED, "signed by itself",
    FAILED, .way = WAY_HTTPS },
  { "tls-wrong-host", "{\"tls\": \"wrong-host\"}", PENTAD_CONNECTION_REFUSED, "for another host",
    FAILED, .way = WAY_HTTPS },
  { "tls-expired", "{\"tls\": \"expired\"}", PENTAD_CONNECTION_REFUSED, "has expired", FAILED,
    .way = WAY_HTTPS },
  { "tls-not-yet-valid", "{\"tls\": \"not-yet-valid\"}", PENTAD_CONNECTION_REFUSED, "not valid yet",
    FAILED, .way = WAY_HTTPS },
  { "tls-sha1", "{\"tls\": \"sha1\"}", PENTAD_CONNECTION_REFUSED, "SHA-1", FAILED,
    .way = WAY_HTTPS },
  { "tls-1.0", "{\"tls\": \"tls1.0\"}", PENTAD_CONNECTION_REFUSED, "TLS 1.2", FAILED,
    .way = WAY_HTTPS },
  { "tls-unknown-authority", "{\"tls\": \"unknown-authority\"}", PENTAD_CONNECTION_REFUSED,
    "not signed by a trusted authority", FAILED, .way = WAY_HTTPS },

  /* slow and short */
  { "header-trickle", FAULT ("trickle"), PENTAD_CONNECTION_OFFLINE, "too slowly", FAILED,
    .patience = PATIENCE_SHORT },
  { "header-trickle-by-speed", FAULT ("trickle"), PENTAD_CONNECTION_OFFLINE, "too slowly", FAILED,
    .patience = PATIENCE_LOW_SPEED },
  { "body-stall", FAULT ("stall"), PENTAD_CONNECTION_OFFLINE, "too slowly", FAILED,
    .patience = PATIENCE_SHORT },
  { "silence", FAULT ("silence"), PENTAD_CONNECTION_OFFLINE, "no answer in time", FAILED,
    .patience = PATIENCE_SHORT },
  { "truncated", FAULT ("truncated"), PENTAD_CONNECTION_OFFLINE, "only a part", FAILED },
  { "bad-chunk", FAULT ("bad-chunk"), PENTAD_CONNECTION_OFFLINE, "the connection broke", FAILED },
  { "length-too-long", FAULT ("length-too-long"), PENTAD_CONNECTION_OFFLINE, "only a part",
    FAILED },
  { "length-too-short", FAULT ("length-too-short"), PENTAD_CONNECTION_INCOMPATIBLE, "the end",
    FAILED },

  /* compression */
  { "gzip-good", FAULT ("gzip-good"), PENTAD_CONNECTION_OK, NULL, .retry_s = USUAL },
  { "gzip-bomb", "{\"fault\": \"gzip-bomb\", \"bytes\": 209715200}", PENTAD_CONNECTION_REFUSED,
    "compressed more than", FAILED },
  { "gzip-corrupt", FAULT ("gzip-corrupt"), PENTAD_CONNECTION_INCOMPATIBLE, "cannot be undone",
    FAILED },
  { "gzip-truncated", FAULT ("gzip-truncated"), PENTAD_CONNECTION_INCOMPATIBLE, "found", FAILED },
  { "zstd-good", FAULT ("zstd-good"), PENTAD_CONNECTION_OK, NULL, .retry_s = USUAL },
  { "zstd-truncated", FAULT ("zstd-truncated"), PENTAD_CONNECTION_INCOMPATIBLE, "found", FAILED },
  { "br-good", FAULT ("br-good"), PENTAD_CONNECTION_OK, NULL, .retry_s = USUAL },
  { "br-truncated", FAULT ("br-truncated"), PENTAD_CONNECTION_INCOMPATIBLE, "found", FAILED },

  /* text */
  { "charset-gb18030", "{\"fault\": \"charset\", \"name\": \"gb18030\", \"path\": \"/v1/state\"}",
    PENTAD_CONNECTION_INCOMPATIBLE, "UTF-8", FAILED },
  { "charset-utf-16", "{\"fault\": \"charset\", \"name\": \"utf-16\", \"path\": \"/v1/state\"}",
    PENTAD_CONNECTION_INCOMPATIBLE, "0xff", FAILED },
  { "byte-order-mark", "{\"fault\": \"charset\", \"name\": \"utf-8-sig\", \"path\": \"/v1/state\"}",
    PENTAD_CONNECTION_OK, NULL, .retry_s = USUAL },
  { "html-log-in-page", BODY ("text/html", "<!DOCTYPE html><title>Log in</title>"),
    PENTAD_CONNECTION_INCOMPATIBLE, "HTML page", FAILED },
  { "html-called-json", BODY ("application/json", " <html>"), PENTAD_CONNECTION_INCOMPATIBLE,
    "HTML page", FAILED },
  { "empty-200", BODY ("application/json", ""), PENTAD_CONNECTION_INCOMPATIBLE, "the end", FAILED },

  /* statuses */
  { "204", STATUS ("204"), PENTAD_CONNECTION_INCOMPATIBLE, "status 204", FAILED },
  { "304-without-body", FAULT ("bare-304"), PENTAD_CONNECTION_OK, NULL, .retry_s = USUAL,
    .is_without_tags = TRUE },
  { "304-with-body", FAULT ("full-304"), PENTAD_CONNECTION_OK, NULL, .retry_s = USUAL,
    .is_without_tags = TRUE },
  { "304-not-asked-for", FAULT ("bare-304"), PENTAD_CONNECTION_INCOMPATIBLE, "status 304", FAILED },
  { "206", STATUS ("206"), PENTAD_CONNECTION_INCOMPATIBLE, "status 206", FAILED },
  { "301-loop", REDIRECT ("301", "HERE/v1/state"), PENTAD_CONNECTION_REFUSED, "more than 5 times",
    FAILED },
  { "302-loop", REDIRECT ("302", "HERE/v1/state"), PENTAD_CONNECTION_REFUSED, "more than 5 times",
    FAILED },
  { "302-to-another-host", REDIRECT ("302", "http://other.example/v1/state"),
    PENTAD_CONNECTION_REFUSED, "another origin", FAILED },
  { "302-to-a-file", REDIRECT ("302", "file:///etc/passwd"), PENTAD_CONNECTION_REFUSED,
    "another origin", FAILED },
  { "302-from-https-to-http", REDIRECT ("302", "HERE/v1/state"), PENTAD_CONNECTION_REFUSED,
    "another origin", FAILED, .way = WAY_HTTPS },
  { "captive-portal", REDIRECT ("302", "http://portal.example/login?from=city"),
    PENTAD_CONNECTION_REFUSED, "portal.example", FAILED },
  { "captive-portal-511", STATUS ("511"), PENTAD_CONNECTION_FAILING, "status 511", FAILED },
  { "400", STATUS ("400"), PENTAD_CONNECTION_INCOMPATIBLE, "status 400", FAILED },
  { "401", STATUS ("401"), PENTAD_CONNECTION_UNAUTHORISED, "status 401", FAILED },
  { "403", STATUS ("403"), PENTAD_CONNECTION_UNAUTHORISED, "status 403", FAILED },
  { "404", STATUS ("404"), PENTAD_CONNECTION_INCOMPATIBLE, "status 404", FAILED },
  { "409", STATUS ("409"), PENTAD_CONNECTION_INCOMPATIBLE, "status 409", FAILED },
  { "413", STATUS ("413"), PENTAD_CONNECTION_INCOMPATIBLE, "status 413", FAILED },
  { "429", STATUS ("429"), PENTAD_CONNECTION_FAILING, "status 429", FAILED },
  { "429-retry-after-seconds", WITH ("429", SECONDS ("120")), PENTAD_CONNECTION_FAILING,
    "status 429", .retry_s = 120 },
  { "429-retry-after-date", WITH ("429", DATES), PENTAD_CONNECTION_FAILING, "status 429",
    .retry_s = 120 },
  { "500", STATUS ("500"), PENTAD_CONNECTION_FAILING, "status 500", FAILED },
  { "502", STATUS ("502"), PENTAD_CONNECTION_FAILING, "status 502", FAILED },
  { "503", STATUS ("503"), PENTAD_CONNECTION_FAILING, "status 503", FAILED },
  { "504", STATUS ("504"), PENTAD_CONNECTION_FAILING, "status 504", FAILED },
  { "500-retry-after", WITH ("500", SECONDS ("60")), PENTAD_CONNECTION_FAILING, "status 500",
    .retry_s = 60 },
  { "502-retry-after", WITH ("502", SECONDS ("60")), PENTAD_CONNECTION_FAILING, "status 502",
    .retry_s = 60 },
  { "503-retry-after-seconds", WITH ("503", SECONDS ("120")), PENTAD_CONNECTION_FAILING,
    "status 503", .retry_s = 120 },
  { "503-retry-after-date", WITH ("503", DATES), PENTAD_CONNECTION_FAILING, "status 503",
    .retry_s = 120 },
  { "503-retry-after-a-day", WITH ("503", SECONDS ("86400")), PENTAD_CONNECTION_FAILING,
    "status 503", .retry_s = 3600 },
  { "504-retry-after", WITH ("504", SECONDS ("60")), PENTAD_CONNECTION_FAILING, "status 504",
    .retry_s = 60 },

  /* documents */
  { "wrong-schema", STATE (TODAY "\\\"cases\\\": 7"), PENTAD_CONNECTION_INCOMPATIBLE, "$.cases",
    FAILED },
  { "nan", STATE (TODAY "\\\"cases\\\": [{\\\"id\\\": NaN}]"), PENTAD_CONNECTION_INCOMPATIBLE,
    "$.cases[0].id", FAILED },
  { "negative-number",
    STATE (TODAY
           "\\\"cases\\\": [" CASE ("N1", "2026-11-22T06:00:00Z", "\\\"condition\\\": -1, ") "]"),
    PENTAD_CONNECTION_INCOMPATIBLE, "$.cases[0].condition", FAILED },
  { "repeated-ids",
    STATE (TODAY "\\\"cases\\\": [" CASE ("R1", "2026-11-22T06:00:00Z", "") ", " CASE (
        "R1", "2026-11-22T06:10:00Z", "") "]"),
    PENTAD_CONNECTION_OK, NULL, .retry_s = USUAL },
  { "future-times",
    STATE ("\\\"2031-01-01T00:00:00Z\\\", \\\"delta\\\": false, \\\"cases\\\": [" CASE (
        "F1", "2031-01-01T00:00:00Z", "") "]"),
    PENTAD_CONNECTION_OK, NULL, .retry_s = USUAL },

  /* proxies */
  { "proxy-407", STATUS ("407"), PENTAD_CONNECTION_UNAUTHORISED, "status 407", FAILED,
    .way = WAY_PROXY },
  { "proxy-407-to-connect", STATUS ("407"), PENTAD_CONNECTION_UNAUTHORISED, "status 407", FAILED,
    .way = WAY_HTTPS_PROXY },
};

static FaultProcess *faults;

/* What must not change while the wire is broken. */
typedef struct
{
  guint64 revision;
  gint64 as_of;
  guint n_cases;
} Picture;

static Picture
take_picture (Wire *wire)
{
  return (Picture){ .revision = pentad_city_get_revision (wire->city),
                    .as_of = pentad_feed_get_as_of (wire->feed),
                    .n_cases = wire_count_cases (wire) };
}

static gboolean
has_connection (Wire *wire, gconstpointer data)
{
  const Row *row = data;

  return wire_is_idle (wire, NULL) && pentad_feed_get_connection (wire->feed) == row->connection;
}

static void
break_wire (Wire *wire, const Row *row)
{
  wire_set_patience (wire, row->patience);
  if (row->command != NULL)
    fault_process_tell (wire->faults, row->command);
  if (row->route != PENTAD_HTTP_ROUTE_SYSTEM)
    wire_set_route (wire, row->route, row->addresses);
}

static void
mend_wire (Wire *wire)
{
  wire_set_patience (wire, PATIENCE_USUAL);
  fault_process_tell (wire->faults, "{\"fault\": \"none\", \"tls\": \"good\"}");
  wire_set_route (wire, PENTAD_HTTP_ROUTE_ADDRESSES, "127.0.0.1");
}

static void
check_failure (Wire *wire, const Row *row, const Picture *before, guint after_s)
{
  const char *error = pentad_feed_get_error (wire->feed);
  Picture after = take_picture (wire);

  g_test_message ("%s", error);
  g_assert_nonnull (strstr (error, row->reason));
  g_assert_nonnull (strstr (error, "/v1/state"));
  g_assert_null (strchr (error, '\n'));
  /* The picture of before, with its age. */
  g_assert_cmpuint (after.revision, ==, before->revision);
  g_assert_cmpint (after.as_of, ==, before->as_of);
  g_assert_cmpuint (after.n_cases, ==, before->n_cases);
  g_assert_cmpfloat (pentad_feed_get_age_s (wire->feed), ==, after_s);
}

/* The wire is whole again: within five minutes of the next request everything is as ever. */
static void
check_return (Wire *wire, const Row *row)
{
  double wait_s = pentad_feed_get_next_poll_s (wire->feed);

  mend_wire (wire);
  small_platform_restore (wire->platform, "/v1/state");
  small_platform_add_case (wire->platform);
  wire_pass (wire, (guint)wait_s + 1);
  for (guint i = 0; i < 300 && pentad_feed_get_error (wire->feed) != NULL; i++)
    wire_pass (wire, 1);
  g_assert_cmpint (pentad_feed_get_connection (wire->feed), ==, PENTAD_CONNECTION_OK);
  g_assert_null (pentad_feed_get_error (wire->feed));
  g_assert_cmpuint (wire_count_cases (wire), ==, 3);
  g_assert_cmpint (pentad_feed_get_freshness (wire->feed), ==, PENTAD_FRESH);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  guint after_s = row->after_s != 0 ? row->after_s : USUAL_S;
  g_autoptr (Watch) watch = NULL;
  guint64 n_failures;
  double retry_s;
  Picture before;
  Wire wire;

  wire_set_up (&wire, faults, row->way, NULL);
  if (row->is_without_tags)
    small_platform_replace (wire.platform, "/v1/state",
                            "{\"as_of\": \"2026-11-22T14:32:05+08:00\", \"cases\": []}");
  wire_load (&wire);
  before = take_picture (&wire);
  n_failures = pentad_journal_peek_counters (pentad_feed_get_journal (wire.feed))->failures;

  break_wire (&wire, row);
  watch = watch_new ();
  pentad_clock_advance (wire.clock, after_s * SECOND);
  wire_wait_until (&wire, has_connection, row);
  retry_s = pentad_feed_get_next_poll_s (wire.feed);
  g_test_message ("%s; again in %.1f s; longest stall %.1f ms, growth %.1f MiB",
                  pentad_connection_id (row->connection), retry_s, watch_get_stall_ms (watch),
                  (double)watch_get_growth (watch) / (1024 * 1024));

  g_assert_cmpfloat (fabs (retry_s - row->retry_s), <=, 0.1 * row->retry_s);
  g_assert_cmpfloat (watch_get_stall_ms (watch), <=, MAX_STALL_MS);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (watch_get_growth (watch), <=, MAX_GROWTH);
#endif
  g_assert_cmpfloat (pentad_feed_get_age_s (wire.feed), >=, 0);
  if (row->reason != NULL)
    check_failure (&wire, row, &before, after_s);
  else
    g_assert_cmpuint (pentad_journal_peek_counters (pentad_feed_get_journal (wire.feed))->failures,
                      ==, n_failures);
  check_return (&wire, row);
  wire_tear_down (&wire);
}

/* The one that the table has no room for: the same tag for another document. The state grows too
 * old to be believed, the whole is asked for once, and from then on tags are not used. */
static void
test_lying_tag (void)
{
  guint n_requests;
  Wire wire;

  wire_set_up (&wire, faults, WAY_HTTP, NULL);
  small_platform_replace (wire.platform, "/v1/state",
                          "{\"as_of\": \"2026-11-22T14:32:05+08:00\", \"cases\": []}");
  fault_process_tell (faults, "{\"fault\": \"lying-tag\", \"path\": \"/v1/state\"}");
  wire_load (&wire);
  g_assert_cmpuint (wire_count_cases (&wire), ==, 0);
  small_platform_replace (
      wire.platform, "/v1/state",
      "{\"as_of\": \"2026-11-22T14:32:10+08:00\", \"cases\": [{\"id\": \"L1\", \"class\": "
      "\"e0110\", \"division\": \"99010100100101\", \"trail\": "
      "[[\"2026-11-22T14:00:00+08:00\", \"report\"]]}]}");
  for (guint i = 0; i < 3; i++)
    wire_pass (&wire, 5);
  /* Not modified, they say, and the age tells. */
  g_assert_cmpuint (wire_count_cases (&wire), ==, 0);
  g_assert_cmpfloat (pentad_feed_get_age_s (wire.feed), ==, 15);
  wire_pass (&wire, 5);
  wire_pass (&wire, 1);
  g_assert_cmpuint (wire_count_cases (&wire), ==, 1);
  g_assert_cmpint (pentad_feed_get_connection (wire.feed), ==, PENTAD_CONNECTION_OK);

  small_platform_replace (wire.platform, "/v1/state",
                          "{\"as_of\": \"2026-11-22T14:32:26+08:00\", \"cases\": []}");
  n_requests = fault_process_count (faults, "/v1/state");
  wire_pass (&wire, 5);
  g_assert_cmpuint (wire_count_cases (&wire), ==, 0);
  g_assert_cmpuint (fault_process_count (faults, "/v1/state"), ==, n_requests + 1);
  wire_tear_down (&wire);
}

int
main (int argc, char *argv[])
{
  g_autofree char *lying = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  faults = fault_process_new (9);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/wire/matrix/%02u-%s", i + 1, rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  lying = g_strdup_printf ("/wire/matrix/%02u-lying-tag", (guint)G_N_ELEMENTS (rows) + 1);
  g_test_add_func (lying, test_lying_tag);
  status = g_test_run ();
  fault_process_free (faults);
  return status;
}
