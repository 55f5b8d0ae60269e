/* From fresh to stale, counted in poll intervals.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/freshness.h"

static void
test_bounds (void)
{
  static const struct
  {
    double age_s, interval_s;
    const char *freshness;
  } table[] = {
    { 0, 10, "fresh" },      { 15, 10, "fresh" },   { 15.001, 10, "late" }, { 30, 10, "late" },
    { 30.001, 10, "stale" }, { 1e9, 10, "stale" },  { -3, 10, "fresh" },    { 449, 300, "fresh" },
    { 451, 300, "late" },    { 901, 300, "stale" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpstr (pentad_freshness_id (pentad_freshness (table[i].age_s, table[i].interval_s)),
                     ==, table[i].freshness);
  g_assert_cmpstr (pentad_freshness_id (PENTAD_FRESH_UNKNOWN), ==, "unknown");
}

static void
test_connection_ids (void)
{
  static const char *const ids[] = { "ok",           "connecting", "offline",     "failing",
                                     "unauthorised", "refused",    "incompatible" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (pentad_connection_id (i), ==, ids[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/freshness/bounds", test_bounds);
  g_test_add_func ("/model/freshness/connection-ids", test_connection_ids);
  return g_test_run ();
}
