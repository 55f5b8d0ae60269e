/* Benchmark: how long the main thread is held by large documents, and what a delta costs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A boundary document of 36 MB and a state of 8 MB are read, as helper threads read them; only what
 * the main thread does with what they made may hold up the window. Then 1 % of the cases get
 * another act: from the bytes of the delta to the figures of the city and the value of each place
 * of its map, against the same from the bytes of the whole state. Prints one line of JSON; ends
 * with 1 when a bound is passed. */
#include "config.h"

#include "board/map-values.h"
#include "codec/documents.h"
#include "evaluate/indicators.h"
#include "host/paths.h"

#include <math.h>
#include <stdio.h>

#define BOUNDARY_BYTES (36u * 1000 * 1000)
#define STATE_BYTES    (8u * 1000 * 1000)
#define POINTS         24
#define MAX_PLACES     60000
#define ROUNDS         5
#define MAX_STALL_MS   10.0
/* Of the way of a whole state to figures and map. */
#define MAX_DELTA 0.05

typedef struct
{
  GString *boundaries, *state, *delta;
  PentadScheme *scheme;
} Texts;

static void
add_case (GString *text, guint i, const char *more)
{
  g_string_append_printf (
      text,
      "%s{\"id\":\"YZ20261122%06u\",\"class\":\"e04%02u\",\"source\":\"supervisor\","
      "\"division\":\"99%010u\",\"lon\":%.5f,\"lat\":%.5f,"
      "\"address\":\"云州市云中区长河街道文庙路%u号\",\"repeat\":false,\"trail\":["
      "[\"2026-11-22T13:02:11+08:00\",\"report\"],[\"2026-11-22T13:10:40+08:00\",\"accept\"],"
      "[\"2026-11-22T13:21:00+08:00\",\"file\"],[\"2026-11-22T13:30:00+08:00\",\"dispatch\","
      "{\"department\":\"D%02u\",\"due\":\"2026-11-22T15:30:00+08:00\"}]%s]}",
      text->str[text->len - 1] == '[' ? "" : ",", i, i % 20, i % 40000, 110 + i % 300 * 0.01,
      22 + i % 40000 / 300 * 0.01, i % 900, i % 40, more);
}

/* Round communities on a lattice; no two touch. */
static GString *
make_boundaries (void)
{
  GString *text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");

  for (guint i = 0; text->len < BOUNDARY_BYTES; i++)
    {
      double lon = 110 + i % 300 * 0.01, lat = 22 + (double)(i / 300) * 0.01;

      g_string_append_printf (text,
                              "%s{\"type\":\"Feature\",\"properties\":{\"code\":\"99%010u\"},"
                              "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[",
                              i > 0 ? "," : "", i);
      for (guint j = 0; j <= POINTS; j++)
        {
          double angle = 2 * G_PI * (j % POINTS) / POINTS;

          g_string_append_printf (text, "%s[%.6f,%.6f]", j > 0 ? "," : "",
                                  lon + 0.004 * cos (angle), lat + 0.004 * sin (angle));
        }
      g_string_append (text, "]]}}");
    }
  return g_string_append (text, "]}");
}

static void
make_texts (Texts *texts)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pentad_paths_find_data ("schemes", "demo.json", &error);

  texts->scheme = path != NULL ? pentad_read_scheme_file (path, &error) : NULL;
  if (texts->scheme == NULL)
    g_error ("%s", error->message);
  texts->boundaries = make_boundaries ();
  texts->state = g_string_new ("{\"as_of\":\"2026-11-22T14:32:05+08:00\",\"cursor\":\"c\","
                               "\"delta\":false,\"cases\":[");
  texts->delta = g_string_new ("{\"as_of\":\"2026-11-22T14:32:20+08:00\",\"cursor\":\"d\","
                               "\"delta\":true,\"cases\":[");
  for (guint i = 0; texts->state->len < STATE_BYTES; i++)
    {
      add_case (texts->state, i, "");
      if (i % 100 == 0)
        add_case (texts->delta, i, ",[\"2026-11-22T14:32:10+08:00\",\"dispose\"]");
    }
  g_string_append (texts->state, "]}");
  g_string_append (texts->delta, "]}");
}

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

/* Enough districts, streets and communities for all that the document has. */
static void
add_places (PentadDivisionsBuilder *builder)
{
  char district[16], street[16], community[16];

  for (guint i = 0; i < MAX_PLACES; i++)
    {
      g_snprintf (district, sizeof district, "99d%02u", i / 5000);
      g_snprintf (street, sizeof street, "99s%04u", i / 100);
      g_snprintf (community, sizeof community, "99%010u", i);
      if (i % 5000 == 0)
        pentad_divisions_builder_add (builder, PENTAD_LEVEL_DISTRICT, district, NULL, "99");
      if (i % 100 == 0)
        pentad_divisions_builder_add (builder, PENTAD_LEVEL_STREET, street, NULL, district);
      pentad_divisions_builder_add (builder, PENTAD_LEVEL_COMMUNITY, community, NULL, street);
    }
}

static PentadDivisions *
read_boundaries (const GString *text)
{
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("99", NULL);

  add_places (builder);
  g_assert_true (pentad_read_boundaries (text->str, text->len, "bench", NULL, builder,
                                         PENTAD_LEVEL_COMMUNITY, NULL, NULL));
  return pentad_divisions_builder_finish (builder);
}

/* Every figure of the city, and the cases of each place of its map. */
static void
look (PentadCity *city, PentadMapGeometry *geometry)
{
  gint64 now = pentad_city_get_as_of (city);
  gint32 today = pentad_zone_day (pentad_city_get_zone (city), now);
  PentadBoardQuery query = { .city = city,
                             .period = pentad_period_current (PENTAD_PERIOD_TODAY, today),
                             .time = now,
                             .interval_s = 15 };
  PentadMapMeasure measure = { 0 };
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (int));
  g_autoptr (PentadBoardData) data = pentad_board_data_new (&query);
  PentadMapNumbers numbers = pentad_map_numbers_new (data, geometry, &measure,
                                                     PENTAD_LEVEL_COMMUNITY, NULL, &query.period);

  g_array_set_size (places, 1);
  g_autoptr (PentadFigures) figures =
      pentad_evaluate (city, &query.period, now, places, 0, query.interval_s);
  g_assert_nonnull (figures);
  pentad_map_numbers_clear (&numbers);
}

/* Bytes to figures; *stall_ms gets what the main thread took to take the document over. */
static double
refresh (PentadCity *city, PentadMapGeometry *geometry, const GString *text, double *stall_ms)
{
  double begin = now_ms ();
  g_autoptr (PentadState) state =
      pentad_read_state (text->str, text->len, "bench", NULL, NULL, NULL);
  double read = now_ms ();

  pentad_city_apply_state (city, state);
  *stall_ms = now_ms () - read;
  look (city, geometry);
  return now_ms () - begin;
}

int
main (void)
{
  double boundaries_ms = INFINITY, state_ms = INFINITY, full_ms = INFINITY, delta_ms = INFINITY;
  Texts texts;

  make_texts (&texts);
  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (PentadDivisions) divisions = read_boundaries (texts.boundaries);
      g_autoptr (PentadCity) city = pentad_city_new ();
      PentadMapGeometry *geometry = pentad_map_geometry_new (divisions);
      double stall, delta_stall, begin = now_ms ();

      pentad_city_set_divisions (city, divisions);
      boundaries_ms = MIN (boundaries_ms, now_ms () - begin);
      pentad_city_set_scheme (city, texts.scheme);
      full_ms = MIN (full_ms, refresh (city, geometry, texts.state, &stall));
      state_ms = MIN (state_ms, stall);
      delta_ms = MIN (delta_ms, refresh (city, geometry, texts.delta, &delta_stall));
      pentad_map_geometry_unref (geometry);
    }

  double stall_ms = MAX (boundaries_ms, state_ms), ratio = delta_ms / full_ms;
  printf (
      "{\"benchmark\": \"handover\", \"boundaries_stall_ms\": %.1f, \"state_stall_ms\": %.1f, "
      "\"longest_stall_ms\": %.1f, \"at_most_ms\": %.0f, \"full_ms\": %.1f, \"delta_ms\": %.1f, "
      "\"delta_times_full\": %.3f, \"delta_at_most\": %.2f}\n",
      boundaries_ms, state_ms, stall_ms, MAX_STALL_MS, full_ms, delta_ms, ratio, MAX_DELTA);
  pentad_scheme_unref (texts.scheme);
  g_string_free (texts.boundaries, TRUE);
  g_string_free (texts.state, TRUE);
  g_string_free (texts.delta, TRUE);
  return stall_ms > MAX_STALL_MS || ratio > MAX_DELTA;
}
