/* What all kinds of panels share: frames, names, figures as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/board-topic.h"
#include "board/panels.h"
#include "render/format.h"

const char *
pentad_panel_take (PentadPanelContext *ctx, char *text)
{
  g_ptr_array_add (ctx->strings, text);
  return text;
}

const char *
pentad_panel_printf (PentadPanelContext *ctx, const char *format, ...)
{
  va_list args;
  char *text;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  return pentad_panel_take (ctx, text);
}

const char *
pentad_panel_capital (PentadPanelContext *ctx, const char *text)
{
  if (text == NULL || !g_ascii_islower (text[0]))
    return text;
  return pentad_panel_printf (ctx, "%c%s", g_ascii_toupper (text[0]), text + 1);
}

PentadPanelState
pentad_panel_missing (const PentadPanelContext *ctx)
{
  return pentad_city_get_as_of (ctx->data->query.city) == PENTAD_NO_TIME ? PENTAD_PANEL_LOADING
                                                                         : PENTAD_PANEL_EMPTY;
}

PentadPanelState
pentad_panel_missing_part (PentadPanelContext *ctx, PentadCityPart part)
{
  if (pentad_city_is_forbidden (ctx->data->query.city, part))
    return PENTAD_PANEL_FORBIDDEN;
  ctx->failure = pentad_city_get_failure (ctx->data->query.city, part);
  return ctx->failure != NULL ? PENTAD_PANEL_ERROR : pentad_panel_missing (ctx);
}

PentadPanelState
pentad_panel_missing_topic (PentadPanelContext *ctx, const char *id)
{
  PentadCity *city = ctx->data->query.city;

  if (g_strcmp0 (id, PENTAD_BOARD_TOPIC_STAFF) == 0)
    return pentad_panel_missing_part (ctx, PENTAD_PART_STAFF);
  if (id != NULL && pentad_city_is_topic_forbidden (city, id))
    return PENTAD_PANEL_FORBIDDEN;
  ctx->failure = id != NULL ? pentad_city_get_topic_failure (city, id) : NULL;
  return ctx->failure != NULL ? PENTAD_PANEL_ERROR : pentad_panel_missing (ctx);
}

/* Of a legend that does not stand in the title line. */
#define LEGEND_HEIGHT 22

/* What is missing and why, as far as the connection tells. */
static PentadPanelState
explain_missing (const PentadPanelContext *ctx, PentadPanelState state)
{
  if (state != PENTAD_PANEL_LOADING)
    return state;
  switch (ctx->style->connection)
    {
    case PENTAD_CONNECTION_OK:
    case PENTAD_CONNECTION_CONNECTING:
      return state;
    case PENTAD_CONNECTION_UNAUTHORISED:
      return PENTAD_PANEL_FORBIDDEN;
    case PENTAD_CONNECTION_OFFLINE:
    case PENTAD_CONNECTION_FAILING:
    case PENTAD_CONNECTION_REFUSED:
    case PENTAD_CONNECTION_INCOMPATIBLE:
      return PENTAD_PANEL_ERROR;
    }
  g_return_val_if_reached (state);
}

PentadPanelState
pentad_panel_age (PentadPanelContext *ctx, const char **text)
{
  const PentadBoardQuery *query = &ctx->data->query;
  const PentadZone *zone = pentad_city_get_zone (query->city);
  gint64 as_of = query->time - (gint64)query->age_s;
  PentadPanelState state = PENTAD_PANEL_DATA;

  *text = NULL;
  switch (pentad_freshness (query->age_s, query->interval_s))
    {
    case PENTAD_FRESH:
    case PENTAD_FRESH_UNKNOWN:
      return PENTAD_PANEL_DATA;
    case PENTAD_LATE:
      state = PENTAD_PANEL_LATE;
      break;
    case PENTAD_STALE:
      state = PENTAD_PANEL_STALE;
      break;
    }
  g_autofree char *time = pentad_format_time (as_of, zone);
  g_autofree char *day = pentad_zone_day (zone, as_of) == pentad_zone_day (zone, query->time)
                             ? g_strdup ("")
                             : pentad_format_day_short (pentad_zone_day (zone, as_of));
  /* The instant and not the age, which would be another picture every second. */
  *text = pentad_panel_printf (ctx, _ ("%s, as of %s%s%s"), pentad_panel_state_words (state), day,
                               day[0] != '\0' ? " " : "", time);
  return state;
}

const char *
pentad_panel_none_words (PentadPanelContext *ctx, const char *figure)
{
  const PentadIndicator *indicator = pentad_panel_indicator (ctx, figure);
  const PentadFigure *before =
      pentad_figures_lookup (ctx->data->previous, ctx->data->query.place, figure);

  if (ctx->data->query.period.kind != PENTAD_PERIOD_TODAY)
    return _ ("No cases in this period");
  if (indicator == NULL || before == NULL || before->state != PENTAD_FIGURE_VALUE)
    return _ ("No cases yet today");
  return pentad_panel_printf (ctx, _ ("No cases yet today; yesterday by now: %s"),
                              pentad_panel_format (ctx, indicator, before));
}

void
pentad_panel_none (PentadPanelContext *ctx, const char *figure)
{
  const char *words = pentad_panel_none_words (ctx, figure);
  PentadRect area = pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA);

  pentad_panel_layout_empty (ctx->sketch, area, words);
  pentad_sketch_tell_state (ctx->sketch, words);
}

/* Kinds that show cases, or figures made of cases; the others show documents of their own. */
static gboolean
shows_cases (const char *kind)
{
  static const char *const kinds[] = {
    "bullet",      "children",  "classes",   "days",   "departments",    "due",
    "explanation", "diverging", "findings",  "flow",   "funnel",         "grouped",
    "stacked",     "gantt",     "histogram", "hours",  "hours-weekdays", "intake",
    "majors",      "map",       "matrix",    "pareto", "quantiles",      "radar",
    "ranking",     "recent",    "sources",   "trend",  "waterfall",      "workload",
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kind, kinds[i]))
      return TRUE;
  return FALSE;
}

const char *
pentad_panel_before_name (const PentadPanelContext *ctx)
{
  return pentad_period_is_against_last_year (&ctx->data->query.period) ? _ ("last year")
                                                                       : _ ("period before");
}

/* What the board file says of the comparison holds for the period before; NULL: it holds, or says
 * something else. */
static const char *
against_note (PentadPanelContext *ctx)
{
  const char *kind = ctx->spec->kind;

  if (!pentad_period_is_against_last_year (&ctx->data->query.period))
    return NULL;
  if (g_str_equal (kind, "bullet"))
    return pentad_panel_printf (ctx, "◇ %s", pentad_panel_before_name (ctx));
  return g_str_equal (kind, "ranking") || g_str_equal (kind, "waterfall") ? _ ("against last year")
                                                                          : NULL;
}

/* Of when it is that the platform has no such data, or keeps them from this account; NULL when it
 * told nothing yet. */
static const char *
as_of_words (PentadPanelContext *ctx, PentadPanelState state)
{
  const PentadBoardQuery *query = &ctx->data->query;
  gint64 as_of = query->time - (gint64)query->age_s;

  if ((state != PENTAD_PANEL_EMPTY && state != PENTAD_PANEL_FORBIDDEN) ||
      pentad_city_get_as_of (query->city) == PENTAD_NO_TIME)
    return NULL;
  g_autofree char *time = pentad_format_time (as_of, pentad_city_get_zone (query->city));
  return pentad_panel_printf (ctx, _ ("as of %s"), time);
}

PentadRect
pentad_panel_frame (PentadPanelContext *ctx, const char *note, PentadPanelState state)
{
  const char *own = pentad_label_get (&ctx->spec->note, ctx->language);
  PentadPanel panel = {
    .id = ctx->spec->id,
    .title = pentad_label_get (&ctx->spec->title, ctx->language),
    .note = note != NULL     ? note
            : own[0] != '\0' ? own
                             : NULL,
    .state = explain_missing (ctx, state),
    .detail = ctx->failure != NULL ? ctx->failure : ctx->style->error,
  };

  if (pentad_city_get_filter (ctx->data->query.city) != NULL && !shows_cases (ctx->spec->kind))
    panel.note = note != NULL ? pentad_panel_printf (ctx, "%s · %s", note, _ ("not filtered"))
                              : _ ("not filtered");
  if (state == PENTAD_PANEL_DATA)
    panel.state = pentad_panel_age (ctx, &panel.state_text);
  if (note == NULL && against_note (ctx) != NULL)
    panel.note = against_note (ctx);
  if (panel.detail == NULL)
    panel.detail = as_of_words (ctx, panel.state);

  return pentad_panel_layout (ctx->sketch, ctx->area, &panel);
}

PentadRect
pentad_panel_legend_strip (PentadPanelContext *ctx, PentadRect *content)
{
  const char *words;

  if (pentad_panel_age (ctx, &words) != PENTAD_PANEL_DATA)
    return pentad_rect_cut_top (content, MIN (LEGEND_HEIGHT, content->height));
  return pentad_rect (content->x + content->width / 3, ctx->area.y, content->width * 2 / 3,
                      content->y - ctx->area.y);
}

const char *const *
pentad_panel_name_days (PentadPanelContext *ctx, gint32 from, int n)
{
  const char **names = g_new0 (const char *, (gsize)MAX (n, 0) + 1);

  for (int i = 0; i < n; i++)
    names[i] = pentad_panel_take (ctx, pentad_format_day (from + i));
  g_ptr_array_add (ctx->strings, names);
  return names;
}

const PentadIndicator *
pentad_panel_indicator (const PentadPanelContext *ctx, const char *id)
{
  const PentadScheme *scheme = pentad_city_get_scheme (ctx->data->query.city);

  return scheme != NULL && id != NULL ? pentad_scheme_find (scheme, id) : NULL;
}

char *
pentad_board_figure_text (const PentadIndicator *indicator, const PentadFigure *figure)
{
  if (figure == NULL || figure->state != PENTAD_FIGURE_VALUE)
    return NULL;
  switch (indicator->unit)
    {
    case PENTAD_UNIT_COUNT:
      return pentad_format_count (figure->value);
    case PENTAD_UNIT_PERCENT:
      return pentad_format_percent (pentad_figure_round (figure->value, 2), 2);
    case PENTAD_UNIT_HOURS:
      {
        g_autofree char *number = pentad_format_number (pentad_figure_round (figure->value, 2), 2);

        return g_strdup_printf (_ ("%s h"), number);
      }
    case PENTAD_UNIT_POINTS:
      return pentad_format_number (pentad_figure_round (figure->value, 2), 2);
    }
  g_return_val_if_reached (NULL);
}

const char *
pentad_panel_format (PentadPanelContext *ctx,
                     const PentadIndicator *indicator,
                     const PentadFigure *figure)
{
  char *text = pentad_board_figure_text (indicator, figure);

  return text != NULL ? pentad_panel_take (ctx, text) : PENTAD_NO_VALUE;
}

double
pentad_panel_target (const PentadPanelContext *ctx, const PentadIndicator *indicator, int place)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (ctx->data->query.city);
  int year, month, mday;

  pentad_day_to_date (ctx->data->query.period.to, &year, &month, &mday);
  return pentad_indicator_get_target (indicator, pentad_divisions_get (divisions, place)->code,
                                      year);
}

const char *
pentad_panel_target_text (PentadPanelContext *ctx, const PentadIndicator *indicator)
{
  double target = pentad_panel_target (ctx, indicator, ctx->data->query.place);

  if (isnan (target) || indicator->unit == PENTAD_UNIT_COUNT)
    return NULL;
  g_autofree char *number = indicator->unit == PENTAD_UNIT_PERCENT
                                ? pentad_format_percent (target, 0)
                                : pentad_format_number (target, 0);
  return indicator->better == PENTAD_BETTER_LOW
             ? pentad_panel_printf (ctx, _ ("Target ≤ %s"), number)
             : pentad_panel_printf (ctx, _ ("Target %s"), number);
}

PentadTone
pentad_panel_tone (const PentadPanelContext *ctx,
                   const PentadIndicator *indicator,
                   const PentadFigure *figure,
                   int place)
{
  if (figure == NULL || figure->state != PENTAD_FIGURE_VALUE)
    return PENTAD_TONE_MUTED;
  double target = pentad_panel_target (ctx, indicator, place);
  if (isnan (target) || indicator->better == PENTAD_BETTER_NEITHER)
    return PENTAD_TONE_NEUTRAL;

  double miss =
      indicator->better == PENTAD_BETTER_HIGH ? target - figure->value : figure->value - target;
  if (indicator->unit == PENTAD_UNIT_COUNT)
    return miss > 0 ? PENTAD_TONE_BAD : PENTAD_TONE_FINE;
  return miss <= 0                           ? PENTAD_TONE_FINE
         : miss <= PENTAD_PANEL_WATCH_POINTS ? PENTAD_TONE_WATCH
                                             : PENTAD_TONE_BAD;
}

const char *
pentad_panel_place_name (PentadPanelContext *ctx, int place)
{
  return pentad_panel_take (ctx, pentad_board_place_label (ctx->data, place, ctx->language));
}

const char *
pentad_panel_filter_key (PentadPanelContext *ctx, PentadFilterKey key, const char *value)
{
  g_autofree char *pair = pentad_filter_pair_text (key, value);

  return pentad_panel_printf (ctx, "filter:%s", pair);
}

const char *
pentad_panel_class_key (PentadPanelContext *ctx, int class_index)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (ctx->data->query.city);

  if (catalogue == NULL || class_index < 0)
    return NULL;
  return pentad_panel_filter_key (ctx, PENTAD_FILTER_CLASS,
                                  pentad_catalogue_get_class (catalogue, class_index)->code);
}

const char *
pentad_panel_class_name (PentadPanelContext *ctx, int class_index)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (ctx->data->query.city);

  if (catalogue == NULL || class_index < 0)
    return _ ("class unknown");
  return pentad_label_get (&pentad_catalogue_get_class (catalogue, class_index)->name,
                           ctx->language);
}

const char *
pentad_panel_department_name (PentadPanelContext *ctx, int department_index)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (ctx->data->query.city);

  if (catalogue == NULL || department_index < 0)
    return _ ("not dispatched");
  return pentad_label_get (&pentad_catalogue_get_department (catalogue, department_index)->name,
                           ctx->language);
}

PentadTone
pentad_panel_band_tone (double value, double fine, double watch)
{
  return isnan (value)    ? PENTAD_TONE_MUTED
         : value >= fine  ? PENTAD_TONE_FINE
         : value >= watch ? PENTAD_TONE_WATCH
                          : PENTAD_TONE_BAD;
}
