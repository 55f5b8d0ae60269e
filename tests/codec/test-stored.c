/* Tests of documents and tables of places as they are kept on disk.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/divisions-file.h"
#include "codec/documents.h"
#include "codec/history-file.h"
#include "codec/stored.h"

#include "samples.h"

#include <math.h>
#include <string.h>

static GBytes *
pack (const PentadStored *stored, guint32 *sum)
{
  g_autoptr (GBytes) head = pentad_stored_pack_head (stored, sum);
  GByteArray *file = g_byte_array_new ();

  g_byte_array_append (file, g_bytes_get_data (head, NULL), (guint)g_bytes_get_size (head));
  if (stored->body != NULL)
    g_byte_array_append (file, g_bytes_get_data (stored->body, NULL),
                         (guint)g_bytes_get_size (stored->body));
  return g_byte_array_free_to_bytes (file);
}

static GBytes *
a_file (guint32 *sum)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"rows\": []}", 12);
  PentadStored stored = { .url = (char *)"https://platform/v1/staff",
                          .etag = (char *)"W/\"7\"",
                          .wall = 1763793125,
                          .date = PENTAD_NO_TIME,
                          .base = 77,
                          .body = body };

  return pack (&stored, sum);
}

static void
test_round_trip (void)
{
  guint32 packed, unpacked;
  g_autoptr (GBytes) file = a_file (&packed);
  g_autoptr (GError) error = NULL;
  PentadStored stored;

  g_assert_true (pentad_stored_unpack (file, "f", &stored, &unpacked, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (packed, ==, unpacked);
  g_assert_cmpstr (stored.url, ==, "https://platform/v1/staff");
  g_assert_cmpstr (stored.etag, ==, "W/\"7\"");
  g_assert_cmpint (stored.wall, ==, 1763793125);
  g_assert_cmpint (stored.date, ==, PENTAD_NO_TIME);
  g_assert_cmpuint (stored.base, ==, 77);
  g_assert_false (stored.is_absent);
  g_assert_cmpmem (g_bytes_get_data (stored.body, NULL), g_bytes_get_size (stored.body),
                   "{\"rows\": []}", 12);
  pentad_stored_clear (&stored);
}

static void
test_absence (void)
{
  PentadStored stored = { .url = (char *)"u", .is_absent = TRUE }, back;
  g_autoptr (GBytes) file = pack (&stored, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (pentad_stored_unpack (file, "f", &back, NULL, &error));
  g_assert_true (back.is_absent);
  g_assert_null (back.etag);
  g_assert_cmpuint (g_bytes_get_size (back.body), ==, 0);
  pentad_stored_clear (&back);
}

/* Every byte changed and every length cut is noticed. */
static void
test_damage (void)
{
  g_autoptr (GBytes) file = a_file (NULL);
  gsize len;
  const guint8 *data = g_bytes_get_data (file, &len);

  for (gsize i = 0; i < 2 * len; i++)
    {
      gsize n = i < len ? len : i - len;
      g_autofree guint8 *copy = g_memdup2 (data, len);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GError) error = NULL;
      PentadStored stored;

      if (i < len)
        copy[i] ^= 1 << (i % 8);
      damaged = g_bytes_new (copy, n);
      g_assert_false (pentad_stored_unpack (damaged, "cache/x", &stored, NULL, &error));
      g_assert_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE);
      g_assert_true (g_str_has_prefix (error->message, "cache/x: "));
    }
}

static PentadDivisions *
sample_divisions (void)
{
  PentadLabel name = { 0 };
  g_autoptr (PentadDivisionsBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;

  pentad_label_set (&name, PENTAD_LANGUAGE_ZH_CN, "云州市");
  builder = pentad_divisions_builder_new ("990100", &name);
  pentad_label_clear (&name);
  pentad_read_divisions (SAMPLE_DIVISIONS, strlen (SAMPLE_DIVISIONS), "u", builder, NULL, &error);
  g_assert_no_error (error);
  pentad_read_grids (SAMPLE_GRIDS, strlen (SAMPLE_GRIDS), "u", NULL, builder, NULL, &error);
  g_assert_no_error (error);
  return pentad_divisions_builder_finish (g_steal_pointer (&builder));
}

static void
assert_same_number (double a, double b)
{
  g_assert_true (a == b || (isnan (a) && isnan (b)));
}

static void
test_divisions_round_trip (void)
{
  g_autoptr (PentadDivisions) divisions = sample_divisions ();
  g_autoptr (GBytes) bytes = pentad_divisions_pack (divisions);
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadDivisions) back = pentad_divisions_unpack (bytes, "f", &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (pentad_divisions_get_count (back), ==, pentad_divisions_get_count (divisions));
  for (int i = 0; i < pentad_divisions_get_count (divisions); i++)
    {
      const PentadDivision *a = pentad_divisions_get (divisions, i);
      const PentadDivision *b = pentad_divisions_get (back, i);

      g_assert_cmpint (a->level, ==, b->level);
      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpint (a->parent, ==, b->parent);
      g_assert_cmpint (a->population, ==, b->population);
      g_assert_cmpstr (a->code, ==, b->code);
      g_assert_cmpstr (a->parent_code, ==, b->parent_code);
      g_assert_cmpstr (a->area_class, ==, b->area_class);
      g_assert_cmpstr (a->responsible, ==, b->responsible);
      for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
        g_assert_cmpstr (a->name.text[language], ==, b->name.text[language]);
      assert_same_number (a->area_m2, b->area_m2);
      assert_same_number (a->centre.lon, b->centre.lon);
      assert_same_number (a->bounds.north, b->bounds.north);
    }
  again = pentad_divisions_pack (back);
  g_assert_true (g_bytes_equal (bytes, again));
}

/* Cut anywhere, or with any length in it changed, the table is refused or read; never worse. */
static void
test_divisions_damage (void)
{
  g_autoptr (PentadDivisions) divisions = sample_divisions ();
  g_autoptr (GBytes) bytes = pentad_divisions_pack (divisions);
  gsize len;
  const guint8 *data = g_bytes_get_data (bytes, &len);

  for (gsize n = 0; n < len; n++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, len);
      g_autoptr (GBytes) cut = g_bytes_new (copy, n);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadDivisions) none = pentad_divisions_unpack (cut, "f", &error);
      g_autoptr (PentadDivisions) some = NULL;

      g_assert_null (none);
      g_assert_true (g_str_has_prefix (error->message, "f: "));
      copy[n] ^= 0xff;
      changed = g_bytes_new (copy, len);
      some = pentad_divisions_unpack (changed, "f", NULL);
      g_assert_true (some == NULL || pentad_divisions_get_count (some) > 0);
    }
}

static PentadHistory *
sample_history (void)
{
  PentadHistory *history = pentad_history_new (20000, 20003);

  history->as_of = 1763793125;
  history->n_unknown = 3;
  for (gint32 day = 20000; day < 20004; day++)
    {
      pentad_history_begin_row (history, day, "990101001001", "e0101");
      pentad_history_add_ones (history, 5);
      pentad_history_add_value (history, PENTAD_COUNT_RAISED_DUE_DISPOSED, 70000);
      pentad_history_add_minutes (history, 12.5);
      pentad_history_begin_row (history, day, "990101001002", NULL);
      pentad_history_begin_post (history, day, "S-1");
      pentad_history_add_value (history, PENTAD_COUNT_REPORT, (guint64)day);
    }
  pentad_history_finish (history);
  return history;
}

/* How many rows can be walked through in all, and the sum of everything that they say. */
static guint
sum_rows (const PentadHistory *history, double *sum)
{
  PentadHistoryWalk row;
  guint n = 0;

  for (int table = 0; table < PENTAD_HISTORY_N_TABLES; table++)
    {
      pentad_history_walk_init (&row, history, table, G_MININT32, G_MAXINT32);
      for (; n < 100 && pentad_history_walk_next (&row); n++)
        {
          *sum += row.day + (double)row.code * 3 + (double)row.class_code * 7;
          for (guint i = 0; i < row.n_values; i++)
            *sum += row.values[i].count * 1e3 + (double)row.values[i].value * 1e4;
          for (guint i = 0; i < row.n_minutes; i++)
            *sum += (double)row.minutes[i];
        }
    }
  return n;
}

static void
test_history_round_trip (void)
{
  g_autoptr (PentadHistory) history = sample_history ();
  g_autoptr (GBytes) bytes = pentad_history_pack (history);
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadHistory) back = pentad_history_unpack (bytes, "f", &error);
  g_autoptr (GBytes) again = NULL;
  double a = 0, b = 0;

  g_assert_no_error (error);
  g_assert_cmpint (back->first_day, ==, 20000);
  g_assert_cmpint (back->last_day, ==, 20003);
  g_assert_cmpint (back->as_of, ==, 1763793125);
  g_assert_cmpuint (back->n_unknown, ==, 3);
  g_assert_cmpuint (back->codes->len, ==, history->codes->len);
  for (guint i = 0; i < back->codes->len; i++)
    g_assert_cmpstr (pentad_history_get_code (back, i), ==, pentad_history_get_code (history, i));
  g_assert_cmpuint (sum_rows (back, &a), ==, sum_rows (history, &b));
  g_assert_cmpfloat (a, ==, b);
  again = pentad_history_pack (back);
  g_assert_true (g_bytes_equal (bytes, again));
}

/* Wherever the bytes lie: handling times are read as numbers where the machine can, else copied. */
static void
test_history_lies_anywhere (void)
{
  g_autoptr (PentadHistory) history = sample_history ();
  g_autoptr (GBytes) bytes = pentad_history_pack (history);
  gsize len;
  const guint8 *data = g_bytes_get_data (bytes, &len);
  double expected = 0;

  sum_rows (history, &expected);
  for (gsize shift = 0; shift < 4; shift++)
    {
      g_autofree guint8 *copy = g_malloc (len + shift);
      g_autoptr (GBytes) moved = g_bytes_new_static (copy + shift, len);
      g_autoptr (PentadHistory) back = NULL;
      double sum = 0;

      memcpy (copy + shift, data, len);
      back = pentad_history_unpack (moved, "f", NULL);
      g_assert_nonnull (back);
      sum_rows (back, &sum);
      g_assert_cmpfloat (sum, ==, expected);
    }
}

/* Cut anywhere it is refused; with any byte changed it is refused or walked through, never worse.
 */
static void
test_history_damage (void)
{
  g_autoptr (PentadHistory) history = sample_history ();
  g_autoptr (GBytes) bytes = pentad_history_pack (history);
  gsize len;
  const guint8 *data = g_bytes_get_data (bytes, &len);

  for (gsize n = 0; n < len; n++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, len);
      g_autoptr (GBytes) cut = g_bytes_new (copy, n);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadHistory) none = pentad_history_unpack (cut, "f", &error);
      g_autoptr (PentadHistory) some = NULL;
      double sum = 0;

      g_assert_null (none);
      g_assert_true (g_str_has_prefix (error->message, "f: "));
      copy[n] ^= 0xff;
      changed = g_bytes_new (copy, len);
      some = pentad_history_unpack (changed, "f", NULL);
      g_assert_cmpuint (some != NULL ? sum_rows (some, &sum) : 0, <=, 100);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/stored/round-trip", test_round_trip);
  g_test_add_func ("/codec/stored/absence", test_absence);
  g_test_add_func ("/codec/stored/damage", test_damage);
  g_test_add_func ("/codec/divisions-file/round-trip", test_divisions_round_trip);
  g_test_add_func ("/codec/divisions-file/damage", test_divisions_damage);
  g_test_add_func ("/codec/history-file/round-trip", test_history_round_trip);
  g_test_add_func ("/codec/history-file/lies-anywhere", test_history_lies_anywhere);
  g_test_add_func ("/codec/history-file/damage", test_history_damage);
  return g_test_run ();
}
