/* The head of a page: title, views, status, clock, trail of places, periods.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "board/board-head.h"
#include "board/filter-words.h"
#include "render/format.h"

char *
pentad_board_title (const PentadBoardData *data, PentadLanguage language)
{
  const PentadAbout *about = pentad_city_get_about (data->query.city);

  if (about == NULL)
    return g_strdup (_ ("Digital City Management Monitor"));
  return g_strdup_printf (_ ("%s Digital City Management Monitor"),
                          pentad_label_get (&about->name, language));
}

static const char *
connection_words (PentadConnection connection)
{
  switch (connection)
    {
    case PENTAD_CONNECTION_OK:
      return _ ("platform normal");
    case PENTAD_CONNECTION_CONNECTING:
      return _ ("connecting");
    case PENTAD_CONNECTION_OFFLINE:
      return _ ("platform offline");
    case PENTAD_CONNECTION_FAILING:
      return _ ("platform failing");
    case PENTAD_CONNECTION_UNAUTHORISED:
      return _ ("not authorised");
    case PENTAD_CONNECTION_REFUSED:
      return _ ("answer refused");
    case PENTAD_CONNECTION_INCOMPATIBLE:
      return _ ("answer not understood");
    }
  g_return_val_if_reached ("");
}

static const char *
freshness_words (PentadFreshness freshness)
{
  switch (freshness)
    {
    case PENTAD_FRESH:
      return NULL;
    case PENTAD_LATE:
      return _ ("late");
    case PENTAD_STALE:
      return _ ("stale");
    case PENTAD_FRESH_UNKNOWN:
      break;
    }
  return _ ("no data yet");
}

/* The worse of two tones. */
static PentadTone
worse (PentadTone a, PentadTone b)
{
  return MAX (a, b);
}

char *
pentad_board_status (const PentadBoardData *data, const PentadBoardStyle *style, PentadTone *tone)
{
  PentadLanguage language = style->theme->language;

  if (style->kept != NULL)
    {
      *tone = style->kept_tone;
      return g_strdup (style->kept);
    }
  g_autofree char *platform =
      style->on_standby
          ? g_strdup_printf ("%s · %s", connection_words (style->connection), _ ("standby address"))
          : g_strdup (connection_words (style->connection));
  PentadTone connection_tone = style->connection == PENTAD_CONNECTION_OK ? PENTAD_TONE_FINE
                               : style->connection == PENTAD_CONNECTION_CONNECTING
                                   ? PENTAD_TONE_WATCH
                                   : PENTAD_TONE_BAD;
  if (style->on_standby)
    connection_tone = worse (connection_tone, PENTAD_TONE_WATCH);

  if (pentad_city_get_as_of (data->query.city) == PENTAD_NO_TIME)
    {
      *tone = worse (connection_tone, PENTAD_TONE_WATCH);
      return g_strdup_printf ("%s · %s", _ ("no data yet"), platform);
    }

  PentadFreshness freshness = pentad_freshness (data->query.age_s, data->query.interval_s);
  const char *words = freshness_words (freshness);
  g_autofree char *age = pentad_format_age (data->query.age_s, language);
  g_autofree char *data_words = g_strdup_printf (_ ("data %s ago"), age);

  *tone = worse (connection_tone, freshness == PENTAD_FRESH  ? PENTAD_TONE_FINE
                                  : freshness == PENTAD_LATE ? PENTAD_TONE_WATCH
                                                             : PENTAD_TONE_BAD);
  return words != NULL ? g_strdup_printf ("%s (%s) · %s", data_words, words, platform)
                       : g_strdup_printf ("%s · %s", data_words, platform);
}

const char *
pentad_board_period_label (PentadPeriodKind kind)
{
  switch (kind)
    {
    case PENTAD_PERIOD_TODAY:
      return _ ("Today");
    case PENTAD_PERIOD_WEEK:
      return _ ("Week");
    case PENTAD_PERIOD_MONTH:
      return _ ("Month");
    case PENTAD_PERIOD_QUARTER:
      return _ ("Quarter");
    case PENTAD_PERIOD_HALF_YEAR:
      return _ ("Half-year");
    case PENTAD_PERIOD_YEAR:
      return _ ("Year");
    case PENTAD_PERIOD_RANGE:
      return _ ("Range");
    case PENTAD_N_PERIODS:
      break;
    }
  g_return_val_if_reached ("");
}

char *
pentad_board_period_name (const PentadPeriod *period)
{
  char from[16], to[16];
  int year, month, day;

  pentad_day_to_date (period->from, &year, &month, &day);
  pentad_day_format (period->from, from);
  if (!pentad_period_is_whole (period) || period->kind == PENTAD_PERIOD_WEEK)
    return period->from == period->to
               ? g_strdup (from)
               : g_strdup_printf ("%s – %s", from, pentad_day_format (period->to, to));
  if (period->kind == PENTAD_PERIOD_MONTH)
    /* Translators: a month, year and number. */
    return g_strdup_printf (_ ("%d-%02d"), year, month);
  if (period->kind == PENTAD_PERIOD_QUARTER)
    /* Translators: a quarter of a year, year and number. */
    return g_strdup_printf (_ ("%d Q%d"), year, (month + 2) / 3);
  if (period->kind == PENTAD_PERIOD_HALF_YEAR)
    return g_strdup_printf (month < 7 ? _ ("First half of %d") : _ ("Second half of %d"), year);
  /* Translators: a year. */
  return g_strdup_printf (_ ("Year %d"), year);
}

char *
pentad_board_place_label (const PentadBoardData *data, int place, PentadLanguage language)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (data->query.city);

  if (divisions == NULL || place <= 0 || place >= pentad_divisions_get_count (divisions))
    return g_strdup (_ ("Whole city"));
  const PentadDivision *division = pentad_divisions_get (divisions, place);
  const char *name = pentad_label_get (&division->name, language);
  return g_strdup (name[0] != '\0' ? name : division->code);
}

/* Places from the city down to the one shown. Transfer full, of PentadTab whose texts are owned by
 * `strings`. */
static GArray *
list_trail (const PentadBoardData *data, PentadLanguage language, GStringChunk *strings)
{
  GArray *trail = g_array_new (FALSE, TRUE, sizeof (PentadTab));
  const PentadDivisions *divisions = pentad_city_get_divisions (data->query.city);

  for (int place = data->query.place; place != PENTAD_NO_PLACE;
       place = divisions != NULL ? pentad_divisions_get (divisions, place)->parent
                                 : PENTAD_NO_PLACE)
    {
      g_autofree char *name = pentad_board_place_label (data, place, language);
      g_autofree char *key = g_strdup_printf ("trail:%d", place);
      PentadTab tab = {
        .label = g_string_chunk_insert (strings, name),
        .key = g_string_chunk_insert (strings, key),
        .chosen = place == data->query.place,
        .place = place,
      };

      g_array_prepend_val (trail, tab);
    }
  /* Last, where it stands out: what is seen is not everything. */
  g_autofree char *words =
      pentad_filter_words (data->query.city, pentad_city_get_filter (data->query.city), language);
  if (words != NULL)
    {
      PentadTab tab = { g_string_chunk_insert (strings, words), "filter", TRUE, PENTAD_NO_PLACE };

      g_array_append_val (trail, tab);
    }
  return trail;
}

/* The six running periods, and the one shown when it is none of them. */
static GArray *
list_periods (const PentadBoardData *data, GStringChunk *strings)
{
  GArray *periods = g_array_new (FALSE, TRUE, sizeof (PentadTab));
  const PentadPeriod *shown = &data->query.period;
  gboolean current = pentad_period_is_current (
      shown, pentad_zone_day (pentad_city_get_zone (data->query.city), data->query.time));

  for (int kind = 0; kind < PENTAD_PERIOD_RANGE; kind++)
    {
      g_autofree char *key = g_strdup_printf ("period:%s", pentad_period_id (kind));
      PentadTab tab = { pentad_board_period_label (kind), g_string_chunk_insert (strings, key),
                        current && shown->kind == (PentadPeriodKind)kind, PENTAD_NO_PLACE };

      g_array_append_val (periods, tab);
    }
  if (!current)
    {
      g_autofree char *label = pentad_board_period_name (shown);
      PentadTab tab = { g_string_chunk_insert (strings, label), "period:range", TRUE,
                        PENTAD_NO_PLACE };

      g_array_append_val (periods, tab);
    }
  return periods;
}

/* The pages of the view chosen. */
static GArray *
list_pages (const PentadBoardPage *page, PentadLanguage language, GStringChunk *strings)
{
  GArray *tabs = g_array_new (FALSE, TRUE, sizeof (PentadTab));
  PentadBoardSpec *board = page->boards[page->chosen];

  for (guint i = 0; i < pentad_board_spec_get_n_pages (board); i++)
    {
      const PentadBoardSpec *spec = pentad_board_spec_get_page (board, i);
      g_autofree char *key = g_strdup_printf ("page:%s", spec->page != NULL ? spec->page : "");
      PentadTab tab = { pentad_label_get (&spec->page_label, language),
                        g_string_chunk_insert (strings, key), i == page->page, PENTAD_NO_PLACE };

      g_array_append_val (tabs, tab);
    }
  return tabs;
}

PentadRect
pentad_board_head (PentadSketch *sketch,
                   PentadRect area,
                   const PentadBoardData *data,
                   const PentadBoardPage *page,
                   const PentadBoardStyle *style)
{
  PentadLanguage language = style->theme->language;
  const PentadZone *zone = pentad_city_get_zone (data->query.city);
  GStringChunk *strings = g_string_chunk_new (512);
  g_autoptr (GArray) trail = list_trail (data, language, strings);
  g_autoptr (GArray) periods = list_periods (data, strings);
  g_autoptr (GArray) pages = list_pages (page, language, strings);
  g_autofree PentadTab *views = g_new0 (PentadTab, MAX (page->n_boards, 1));
  g_autofree char *title = pentad_board_title (data, language);
  g_autofree char *clock = pentad_format_clock (data->query.time, zone, language);
  PentadTone tone = PENTAD_TONE_NEUTRAL;
  g_autofree char *status = pentad_board_status (data, style, &tone);

  for (guint i = 0; i < page->n_boards; i++)
    {
      g_autofree char *key = g_strdup_printf ("view:%s", page->boards[i]->id);

      views[i] =
          (PentadTab){ pentad_label_get (&page->boards[i]->label, language),
                       g_string_chunk_insert (strings, key), i == page->chosen, PENTAD_NO_PLACE };
    }
  PentadBanner banner = {
    .title = title,
    .views = views,
    .n_views = (int)page->n_boards,
    .status = status,
    .status_tone = tone,
    .clock = clock,
    .pages = (const PentadTab *)(void *)pages->data,
    .n_pages = (int)pages->len,
    .trail = (const PentadTab *)(void *)trail->data,
    .n_trail = (int)trail->len,
    .periods = (const PentadTab *)(void *)periods->data,
    .n_periods = (int)periods->len,
  };
  PentadRect rest = pentad_banner_layout (sketch, area, &banner);

  g_string_chunk_free (strings);
  return rest;
}
