/* The history of a month, cut to later days and to some places: what is left counts as before.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/error.h"
#include "model/zone.h"
#include "snapshot/cut-history.h"

#include <string.h>

#define HISTORY                                                                                    \
  "{\"version\":2,\"from\":\"2026-11-01\",\"to\":\"2026-11-03\",\"blocks\":["                      \
  "{\"day\":\"2026-11-01\",\"divisions\":[\"A\"],\"division\":[0],\"n\":{\"report\":[1]}},"        \
  "{\"day\":\"2026-11-02\",\"n\":{\"report\":[1,-3,2,1,-5],\"file\":[2,1]},"                       \
  "\"handle_minutes\":[[0,1],[1,74,112],[3,9.5]],\"class\":[0,0,1,1],"                             \
  "\"divisions\":[\"A\",\"B\",\"C\"],\"classes\":[\"x\",\"y\"],\"division\":[0,1,1,2]},"           \
  "{\"day\":\"2026-11-03\",\"departments\":[\"D\"],\"n\":{\"file\":[1]}}]}"

static gboolean
keeps_cb (const char *code, gpointer user_data)
{
  return strchr (user_data, code[0]) != NULL;
}

static char *
cut (gint32 first_day, const char *kept)
{
  g_autoptr (GBytes) document = g_bytes_new_static (HISTORY, strlen (HISTORY));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) left = pentad_cut_history (document, first_day, kept != NULL ? keeps_cb : NULL,
                                                (gpointer)kept, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (left, NULL), g_bytes_get_size (left));
}

static void
test_days (void)
{
  g_autofree char *all = cut (PENTAD_NO_DAY, NULL);
  g_autofree char *later = cut (pentad_day_from_date (2026, 11, 3), NULL);

  g_assert_cmpstr (all, ==, HISTORY);
  g_assert_cmpstr (later, ==,
                   "{\"version\":2,\"from\":\"2026-11-03\",\"to\":\"2026-11-03\",\"blocks\":["
                   "{\"day\":\"2026-11-03\",\"departments\":[\"D\"],\"n\":{\"file\":[1]}}]}");
}

static void
test_places (void)
{
  static const struct
  {
    const char *kept, *block;
  } cases[] = {
    { "B", "{\"day\":\"2026-11-02\",\"n\":{\"report\":[2],\"file\":[1,1]},"
           "\"handle_minutes\":[[0,74,112]],\"class\":[0,1],\"divisions\":[\"B\"],"
           "\"classes\":[\"x\",\"y\"],\"division\":[0,0]}" },
    { "C", "{\"day\":\"2026-11-02\",\"n\":{\"report\":[1,-5],\"file\":[]},"
           "\"handle_minutes\":[[0,9.5]],\"class\":[1],\"divisions\":[\"C\"],"
           "\"classes\":[\"x\",\"y\"],\"division\":[0]}" },
    { "Z", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *left = cut (PENTAD_NO_DAY, cases[i].kept);
      g_autofree char *expected = g_strdup_printf (
          "{\"version\":2,\"from\":\"2026-11-01\",\"to\":\"2026-11-03\",\"blocks\":[%s]}",
          cases[i].block);

      g_assert_cmpstr (left, ==, expected);
    }
}

/* What is left is a history again. */
static void
test_is_read (void)
{
  g_autofree char *left = cut (PENTAD_NO_DAY, "AB");
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadHistory) history =
      pentad_read_history (left, strlen (left), "left", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (history);
}

static void
test_refused (void)
{
  static const char *const cases[] = { "", "[]", "{\"blocks\":[{]}", "{\"blocks\":[]} x" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) document = g_bytes_new_static (cases[i], strlen (cases[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (
          pentad_cut_history (document, PENTAD_NO_DAY, keeps_cb, (gpointer) "A", &error));
      g_assert_true (error->domain == PENTAD_CODEC_ERROR);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/cut-history/days", test_days);
  g_test_add_func ("/snapshot/cut-history/places", test_places);
  g_test_add_func ("/snapshot/cut-history/is-a-history-again", test_is_read);
  g_test_add_func ("/snapshot/cut-history/refused", test_refused);
  return g_test_run ();
}
