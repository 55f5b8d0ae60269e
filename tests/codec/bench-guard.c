/* How fast the guard and the reader of the state go over 8 MB, against touching the same bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints one line of JSON; the ratios do not depend on the machine as much as the speeds do. */
#include "config.h"

#include "codec/documents.h"
#include "codec/guard.h"

#include <stdio.h>

#define BYTES  (8u << 20)
#define ROUNDS 7

/* A state document of cases like those of a platform. */
static GString *
make_state (void)
{
  GString *text = g_string_new ("{\"as_of\":\"2026-11-22T14:32:05+08:00\",\"cursor\":\"c\","
                                "\"delta\":false,\"cases\":[");

  for (guint i = 0; text->len < BYTES; i++)
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

/* A grid document: mostly coordinates. */
static GString *
make_grids (void)
{
  GString *text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");

  for (guint i = 0; text->len < BYTES; i++)
    {
      g_string_append_printf (text,
                              "%s{\"type\":\"Feature\",\"properties\":{\"code\":\"99%012u\"},"
                              "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[",
                              i > 0 ? "," : "", i);
      for (guint j = 0; j <= 24; j++)
        g_string_append_printf (text, "%s[118.%05u,32.%05u]", j > 0 ? "," : "",
                                (i * 31 + j % 24 * 17) % 100000,
                                (i * 13 + j % 24 * j % 24 * 29) % 100000);
      g_string_append (text, "]]}}");
    }
  return g_string_append (text, "]}");
}

typedef void (*Work) (const GString *text, char *copy);

static void
copy_bytes (const GString *text, char *copy)
{
  memcpy (copy, text->str, text->len);
}

static void
find_byte (const GString *text, char *copy)
{
  g_assert_null (memchr (text->str, '\1', text->len));
}

static void
validate (const GString *text, char *copy)
{
  g_assert_true (pentad_guard_validate (text->str, text->len, "bench", NULL, NULL));
}

static void
read_state (const GString *text, char *copy)
{
  pentad_state_unref (pentad_read_state (text->str, text->len, "bench", NULL, NULL, NULL));
}

static void
read_grids (const GString *text, char *copy)
{
  g_autoptr (PentadDivisionsBuilder) builder = pentad_divisions_builder_new ("99", NULL);

  g_assert_true (pentad_read_grids (text->str, text->len, "bench", NULL, builder, NULL, NULL));
}

/* MB/s of the best of some rounds. */
static double
measure (const GString *text, Work work)
{
  g_autofree char *copy = g_malloc (text->len);
  gint64 best = G_MAXINT64;

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      work (text, copy);
      best = MIN (best, MAX (g_get_monotonic_time () - begin, 1));
    }
  return (double)text->len / (double)best;
}

int
main (void)
{
  GString *state = make_state (), *grids = make_grids ();
  double copied = measure (state, copy_bytes), searched = measure (state, find_byte);
  double validated = measure (state, validate), numbers = measure (grids, validate);

  printf ("{\"benchmark\": \"codec-guard\", \"bytes\": %" G_GSIZE_FORMAT
          ", \"memcpy_mb_s\": %.0f, \"memchr_mb_s\": %.0f, \"validate_state_mb_s\": %.0f, "
          "\"validate_grids_mb_s\": %.0f, \"read_state_mb_s\": %.0f, \"read_grids_mb_s\": %.0f, "
          "\"validate_times_memcpy\": %.1f, \"validate_times_memchr\": %.1f}\n",
          state->len, copied, searched, validated, numbers, measure (state, read_state),
          measure (grids, read_grids), copied / validated, searched / validated);
  g_string_free (state, TRUE);
  g_string_free (grids, TRUE);
  return 0;
}
