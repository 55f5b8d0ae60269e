/* How long the two largest documents take to the model, and how much memory beyond it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A boundary document of 36 MB and a state of 8 MB; measured against json-c making a tree of the
 * same bytes in the same process, in processor time, so that the ratio says more than the machine
 * and who else uses it. Prints one line of JSON; ends with 1 when a bound is passed. */
#include "config.h"

#include "codec/documents.h"

#include <json-c/json.h>
#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define BOUNDARY_BYTES (36u * 1000 * 1000)
#define STATE_BYTES    (8u * 1000 * 1000)
#define POINTS         24
#define ROUNDS         3
/* Of the time of json-c, and megabytes beyond the model. */
#define MOST_BOUNDARIES    0.25
#define MOST_STATE         0.15
#define MOST_BOUNDARIES_MB 64.0

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

static GString *
make_state (void)
{
  GString *text = g_string_new ("{\"as_of\":\"2026-11-22T14:32:05+08:00\",\"cursor\":\"c\","
                                "\"delta\":false,\"cases\":[");

  for (guint i = 0; text->len < STATE_BYTES; i++)
    g_string_append_printf (
        text,
        "%s{\"id\":\"YZ20261122%06u\",\"class\":\"e04%02u\",\"source\":\"supervisor\","
        "\"division\":\"9901010010010%02u\",\"lon\":118.%05u,\"lat\":32.%05u,"
        "\"address\":\"云州市云中区长河街道文庙路%u号\",\"repeat\":false,\"trail\":["
        "[\"2026-11-22T13:02:11+08:00\",\"report\"],[\"2026-11-22T13:10:40+08:00\",\"accept\"],"
        "[\"2026-11-22T13:21:00+08:00\",\"file\"],[\"2026-11-22T13:30:00+08:00\",\"dispatch\","
        "{\"department\":\"D%02u\",\"due\":\"2026-11-22T15:30:00+08:00\"}]]}",
        i > 0 ? "," : "", i, i % 20, i % 40, i * 7919 % 100000, i * 104729 % 100000, i % 900,
        i % 40);
  return g_string_append (text, "]}");
}

/* Returns the model, transfer full. */
typedef gpointer (*Read) (const GString *text);

static gpointer
read_boundaries (const GString *text)
{
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("99", NULL);

  g_assert_true (pentad_read_boundaries (text->str, text->len, "bench", NULL, builder,
                                         PENTAD_LEVEL_COMMUNITY, NULL, NULL));
  return pentad_divisions_builder_finish (builder);
}

static gpointer
read_state (const GString *text)
{
  return pentad_read_state (text->str, text->len, "bench", NULL, NULL, NULL);
}

static gpointer
read_tree (const GString *text)
{
  json_tokener *tokener = json_tokener_new ();
  json_object *tree = json_tokener_parse_ex (tokener, text->str, (int)text->len);

  g_assert_nonnull (tree);
  json_tokener_free (tokener);
  return tree;
}

static void
free_tree (gpointer tree)
{
  json_object_put (tree);
}

/* Megabytes of a line of /proc/self/status. */
static double
read_status (const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  line = strstr (text, name);
  g_assert_nonnull (line);
  return (double)g_ascii_strtoll (line + strlen (name), NULL, 10) / 1024;
}

static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  malloc_trim (0);
  if (file == NULL)
    return;
  fputs ("5", file);
  fclose (file);
}

/* Microseconds of processor time of this thread. */
static gint64
now_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Milliseconds of the best round; *beyond_mb gets the memory that is given back at its end. */
static double
measure (const GString *text, Read read, GDestroyNotify destroy, double *beyond_mb)
{
  gint64 best = G_MAXINT64;

  *beyond_mb = 0;
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 begin;
      gpointer model;
      double peak;

      forget_peak ();
      begin = now_us ();
      model = read (text);
      best = MIN (best, now_us () - begin);
      peak = read_status ("VmHWM:");
      malloc_trim (0);
      *beyond_mb = MAX (*beyond_mb, peak - read_status ("VmRSS:"));
      destroy (model);
    }
  return (double)best / 1000;
}

static void
free_divisions (gpointer divisions)
{
  pentad_divisions_unref (divisions);
}

static void
free_state (gpointer state)
{
  pentad_state_unref (state);
}

int
main (void)
{
  GString *boundaries = make_boundaries (), *state = make_state ();
  double beyond, tree_beyond, state_beyond;
  double ours = measure (boundaries, read_boundaries, free_divisions, &beyond);
  double state_ours = measure (state, read_state, free_state, &state_beyond);
  double theirs = measure (boundaries, read_tree, free_tree, &tree_beyond);
  double state_theirs = measure (state, read_tree, free_tree, &tree_beyond);
  double ratio = ours / theirs, state_ratio = state_ours / state_theirs;

  printf (
      "{\"benchmark\": \"codec-documents\", \"boundaries_ms\": %.0f, \"json_c_ms\": %.0f, "
      "\"boundaries_times_json_c\": %.3f, \"at_most\": %.2f, \"beyond_model_mb\": %.0f, "
      "\"at_most_mb\": %.0f, \"state_ms\": %.0f, \"state_json_c_ms\": %.0f, "
      "\"state_times_json_c\": %.3f, \"state_at_most\": %.2f, \"state_beyond_model_mb\": %.0f}\n",
      ours, theirs, ratio, MOST_BOUNDARIES, beyond, MOST_BOUNDARIES_MB, state_ours, state_theirs,
      state_ratio, MOST_STATE, state_beyond);
  g_string_free (boundaries, TRUE);
  g_string_free (state, TRUE);
  return ratio > MOST_BOUNDARIES || state_ratio > MOST_STATE || beyond > MOST_BOUNDARIES_MB;
}
