/* What an Open311 server does not say and Pentad needs: made up from its address and the user's
 * words, and answers in pages made one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/open311.h"

/* Days of one window, within the 90 that GeoReport v2 allows, and how many windows there are: a
 * year and a month, as far back as figures go. */
#define WINDOW_DAYS 30
#define MAX_WINDOWS 14
#define DAY_S       86400

PentadAbout *
pentad_open311_make_about (const PentadFeedSource *source)
{
  PentadAbout *about = pentad_about_new ();
  g_autoptr (GUri) uri = g_uri_parse (source->url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : source->url;

  about->code = g_strdup (host);
  pentad_label_set_all (&about->name, host);
  g_clear_pointer (&about->zone, pentad_zone_unref);
  about->zone = pentad_zone_new (source->zone != NULL ? source->zone : "UTC", 0, NULL);
  about->history_from = PENTAD_NO_DAY;
  about->now = PENTAD_NO_TIME;
  return about;
}

PentadAbout *
pentad_mapped_make_about (const PentadMapping *mapping)
{
  PentadAbout *about = pentad_about_new ();

  about->code = g_strdup (mapping->code);
  pentad_label_copy (&about->name, &mapping->name);
  g_clear_pointer (&about->zone, pentad_zone_unref);
  about->zone = pentad_zone_new (mapping->zone, 0, NULL);
  about->crs = g_strdup (mapping->crs);
  about->scheme = g_strdup (mapping->scheme);
  about->history_from = PENTAD_NO_DAY;
  about->now = PENTAD_NO_TIME;
  return about;
}

PentadCountSet
pentad_open311_known_counts (void)
{
  static const PentadCount known[] = {
    PENTAD_COUNT_REPORT,
    PENTAD_COUNT_NEED_DISPOSE,
    PENTAD_COUNT_NEED_CLOSE,
    PENTAD_COUNT_CLOSE,
    PENTAD_COUNT_IN_TIME_CLOSE,
    PENTAD_COUNT_DUE_DISPOSED,
    PENTAD_COUNT_OPEN,
    PENTAD_COUNT_OVERDUE,
    PENTAD_COUNT_OPEN_REPORTED,
    PENTAD_COUNT_OPEN_DUE,
    PENTAD_COUNT_OPEN_DUE_UNHANDLED,
    PENTAD_COUNT_OPEN_DUE_IN_TIME,
  };
  PentadCountSet counts = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    pentad_count_set_add (&counts, known[i]);
  return counts;
}

PentadCalendar *
pentad_open311_make_calendar (const PentadAbout *about)
{
  return pentad_calendar_new (about->zone);
}

static void
format_midnight (gint64 day, char buffer[32])
{
  g_autoptr (PentadZone) utc = pentad_zone_new ("UTC", 0, NULL);

  pentad_time_format (day * DAY_S, utc, buffer);
  /* A plus sign would have to be escaped. */
  buffer[19] = 'Z';
  buffer[20] = '\0';
}

char *
pentad_open311_dup_part_url (PentadFeedPaging paging, const char *base, guint n, gint64 now)
{
  gint64 tomorrow = now / DAY_S + 1;
  char from[32], to[32];

  switch (paging)
    {
    case PENTAD_PAGING_HEADERS:
      return n == 0 ? g_strconcat (base, "/requests.json", NULL) : NULL;
    case PENTAD_PAGING_PAGES:
      return g_strdup_printf ("%s/requests.json?page=%u", base, n + 1);
    case PENTAD_PAGING_DAYS:
      if (n >= MAX_WINDOWS)
        return NULL;
      format_midnight (tomorrow - (gint64)(n + 1) * WINDOW_DAYS, from);
      format_midnight (tomorrow - (gint64)n * WINDOW_DAYS, to);
      return g_strdup_printf ("%s/requests.json?start_date=%s&end_date=%s", base, from, to);
    }
  g_return_val_if_reached (NULL);
}

gboolean
pentad_open311_has_news (const GPtrArray *pages)
{
  const PentadState *last = g_ptr_array_index (pages, pages->len - 1);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  if (pages->len > 1)
    {
      const PentadState *before = g_ptr_array_index (pages, pages->len - 2);

      for (guint i = 0; i < before->cases->len; i++)
        g_hash_table_add (ids, (gpointer)pentad_case_get_id (g_ptr_array_index (before->cases, i)));
    }
  for (guint i = 0; i < last->cases->len; i++)
    if (!g_hash_table_contains (ids, pentad_case_get_id (g_ptr_array_index (last->cases, i))))
      return TRUE;
  return FALSE;
}

guint
pentad_open311_get_interval_s (PentadFeedPaging paging)
{
  static const guint seconds[] = {
    [PENTAD_PAGING_HEADERS] = 1, [PENTAD_PAGING_PAGES] = 30, [PENTAD_PAGING_DAYS] = 300
  };

  return seconds[paging];
}

PentadState *
pentad_open311_join_pages (const GPtrArray *pages)
{
  PentadState *state = pentad_state_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  state->as_of = ((const PentadState *)g_ptr_array_index (pages, 0))->as_of;
  for (guint i = 0; i < pages->len; i++)
    {
      const PentadState *page = g_ptr_array_index (pages, i);

      state->n_rows += page->n_rows;
      state->n_repeated += page->n_repeated;
      for (guint j = 0; j < page->cases->len; j++)
        {
          PentadCase *item = g_ptr_array_index (page->cases, j);

          if (g_hash_table_add (ids, (gpointer)pentad_case_get_id (item)))
            g_ptr_array_add (state->cases, pentad_case_copy (item));
          else
            state->n_repeated++;
        }
    }
  return state;
}
