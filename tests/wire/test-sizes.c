/* Documents of hostile sizes: refused or read, within bounded memory, while the main loop goes on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "watch.h"
#include "wire-fixture.h"

#include <string.h>

#define MIB ((gint64)1024 * 1024)

typedef struct
{
  const char *name;
  const char *path; /* the document that is replaced */
  const char *command;
  PentadConnection connection;
  const char *reason; /* part of the error; NULL: it is read */
  gint64 max_growth;  /* of the process, in bytes */
  guint after_s;      /* when the document is asked for */
} Row;

#define HOSTILE(path, kind)                                                                        \
  "{\"fault\": \"hostile\", \"kind\": \"" kind "\", \"path\": \"" path "\"}"
#define ROW(name, path, kind) name, path, HOSTILE (path, kind)
#define STATE_S               6
#define DAY_S                 121

static const Row rows[] = {
  { "gzip-bomb-of-200-mb", "/v1/state",
    "{\"fault\": \"gzip-bomb\", \"bytes\": 209715200, \"path\": \"/v1/state\"}",
    PENTAD_CONNECTION_REFUSED, "compressed more than 250 times", 16 * MIB, STATE_S },
  /* Above the limit of the document: never read. */
  { ROW ("json-of-64-mb-above-the-limit", "/v1/divisions", "64-mb"), PENTAD_CONNECTION_REFUSED,
    "larger than 67108864 bytes", 140 * MIB, DAY_S },
  /* Below it: what is not known is skipped without a tree. The buffer doubles as it grows. */
  { ROW ("json-of-64-mb", "/v1/state", "64-mb"), PENTAD_CONNECTION_OK, NULL, 200 * MIB, STATE_S },
  { ROW ("depth-of-10000", "/v1/state", "depth"), PENTAD_CONNECTION_INCOMPATIBLE, "$.cases",
    16 * MIB, STATE_S },
  { ROW ("ignored-depth-of-10000", "/v1/state", "ignored-depth"), PENTAD_CONNECTION_INCOMPATIBLE,
    "$.x", 16 * MIB, STATE_S },
  { ROW ("1000000-keys", "/v1/state", "keys"), PENTAD_CONNECTION_INCOMPATIBLE, "fewer members",
    48 * MIB, STATE_S },
  { ROW ("1000000-empty-arrays", "/v1/state", "arrays"), PENTAD_CONNECTION_INCOMPATIBLE,
    "$.cases[0]", 16 * MIB, STATE_S },
  { ROW ("1000000-ignored-arrays", "/v1/state", "ignored-arrays"), PENTAD_CONNECTION_OK, NULL,
    16 * MIB, STATE_S },
  { ROW ("string-of-1-mb", "/v1/state", "string"), PENTAD_CONNECTION_INCOMPATIBLE, "$.cases[0].id",
    16 * MIB, STATE_S },
  { ROW ("1000000-features", "/v1/grids", "features"), PENTAD_CONNECTION_INCOMPATIBLE,
    "500000 features", 384 * MIB, DAY_S },
  { ROW ("polygon-of-100000-vertices", "/v1/grids", "ring"), PENTAD_CONNECTION_OK, NULL, 64 * MIB,
    DAY_S },
};

static FaultProcess *faults;

/* Idle, and the geometry built, too. */
static gboolean
has_ended (Wire *wire, gconstpointer data)
{
  return wire_is_idle (wire, NULL) && pentad_feed_is_complete (wire->feed) &&
         pentad_city_get_revision (wire->city) > *(const guint64 *)data;
}

static gboolean
has_connection (Wire *wire, gconstpointer data)
{
  return pentad_feed_get_connection (wire->feed) == *(const PentadConnection *)data;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (Watch) watch = NULL;
  guint64 revision;
  Wire wire;

  wire_set_up (&wire, faults, WAY_HTTP, NULL);
  wire_load (&wire);
  revision = pentad_city_get_revision (wire.city);
  fault_process_tell (faults, row->command);
  watch = watch_new ();
  pentad_clock_advance (wire.clock, row->after_s * SECOND);
  if (row->reason != NULL)
    {
      wire_wait_until (&wire, has_connection, &row->connection);
      g_test_message ("%s", pentad_feed_get_error (wire.feed));
      g_assert_nonnull (strstr (pentad_feed_get_error (wire.feed), row->path));
      g_assert_nonnull (strstr (pentad_feed_get_error (wire.feed), row->reason));
      if (row->after_s == STATE_S)
        g_assert_cmpuint (pentad_city_get_revision (wire.city), ==, revision);
    }
  else
    {
      wire_wait_until (&wire, has_ended, &revision);
      g_test_message ("%s", pentad_feed_get_error (wire.feed));
      g_assert_cmpint (pentad_feed_get_connection (wire.feed), ==, PENTAD_CONNECTION_OK);
    }
  g_test_message ("longest stall %.1f ms, growth %.1f MiB", watch_get_stall_ms (watch),
                  (double)watch_get_growth (watch) / MIB);
  /* The picture of before, or the new one; never none. */
  g_assert_cmpuint (wire_count_cases (&wire), ==, 2);
  g_assert_cmpint (pentad_divisions_get_count (pentad_city_get_divisions (wire.city)), ==, 10);
  g_assert_cmpfloat (watch_get_stall_ms (watch), <=, MAX_STALL_MS);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (watch_get_growth (watch), <=, row->max_growth);
#endif
  fault_process_tell (faults, "{\"fault\": \"none\"}");
  wire_tear_down (&wire);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  faults = fault_process_new (9);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/wire/sizes/%02u-%s", i + 1, rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  status = g_test_run ();
  fault_process_free (faults);
  return status;
}
