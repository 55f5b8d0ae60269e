/* What the user chooses in a session: view, page, period, filter and place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/session-private.h"

#include <string.h>

static void
choose_view (PentadSession *self, guint index)
{
  gboolean is_other_period =
      self->period == NULL &&
      pentad_session_get_view (self)->period != pentad_session_get_board (self, index)->period;

  self->view = index;
  self->shown_s = 0;
  if (self->has_data)
    pentad_session_look_round (self);
  /* Data of the period before are not drawn in the new view. */
  if (is_other_period)
    pentad_session_forget (self);
  pentad_session_emit_chosen (self);
  if (is_other_period)
    pentad_session_evaluate (self);
}

gboolean
pentad_session_set_view (PentadSession *self, const char *id)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), FALSE);

  for (guint i = 0; i < self->boards->len; i++)
    {
      if (g_strcmp0 (pentad_session_get_board (self, i)->id, id) != 0)
        continue;
      if (self->view != i)
        choose_view (self, i);
      return TRUE;
    }
  return FALSE;
}

PentadBoardSpec *
pentad_session_get_view (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), NULL);
  return pentad_session_get_board (self, self->view);
}

PentadBoardSpec *
pentad_session_get_page (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), NULL);
  return pentad_board_spec_get_page (pentad_session_get_view (self), self->pages[self->view]);
}

static void
choose_page (PentadSession *self, guint page)
{
  self->shown_s = 0;
  if (self->pages[self->view] == page)
    return;
  self->pages[self->view] = page;
  if (self->has_data)
    pentad_session_look_round (self);
  pentad_session_emit_chosen (self);
}

gboolean
pentad_session_set_page (PentadSession *self, const char *id)
{
  int page;

  g_return_val_if_fail (PENTAD_IS_SESSION (self), FALSE);

  page = pentad_board_spec_find_page (pentad_session_get_view (self), id);
  if (page >= 0)
    choose_page (self, (guint)page);
  return page >= 0;
}

gboolean
pentad_session_turn_page (PentadSession *self, int step)
{
  int n;

  g_return_val_if_fail (PENTAD_IS_SESSION (self), FALSE);

  n = (int)pentad_board_spec_get_n_pages (pentad_session_get_view (self));
  if (n < 2)
    return FALSE;
  choose_page (self, (guint)((((int)self->pages[self->view] + step) % n + n) % n));
  return TRUE;
}

void
pentad_session_set_rotation (PentadSession *self, guint seconds)
{
  g_return_if_fail (PENTAD_IS_SESSION (self));
  self->rotation_s = seconds;
  self->shown_s = 0;
}

gboolean
pentad_session_set_period (PentadSession *self, const char *text, GError **error)
{
  PentadPeriod period;

  g_return_val_if_fail (PENTAD_IS_SESSION (self), FALSE);

  if (!pentad_period_parse (
          text, pentad_city_get_about (self->city) != NULL ? pentad_session_get_today (self) : 0,
          &period, error))
    return FALSE;
  if (g_strcmp0 (text, self->period) == 0)
    return TRUE;
  g_free (self->period);
  self->period = g_strdup (text);
  pentad_session_emit_chosen (self);
  pentad_session_evaluate (self);
  return TRUE;
}

void
pentad_session_set_filter (PentadSession *self, PentadFilter *filter)
{
  g_return_if_fail (PENTAD_IS_SESSION (self));

  if (!pentad_sieve_set_filter (&self->sieve, filter))
    return;
  pentad_session_emit_chosen (self);
  pentad_session_evaluate (self);
}

void
pentad_session_toggle_filter (PentadSession *self, PentadFilterKey key, const char *value)
{
  g_autoptr (PentadFilter) before = NULL, after = NULL;

  g_return_if_fail (PENTAD_IS_SESSION (self));

  before = self->sieve.filter != NULL ? pentad_filter_ref (self->sieve.filter)
                                      : pentad_filter_parse ("", NULL);
  after = pentad_filter_has (before, key, value) ? pentad_filter_remove (before, key, value)
                                                 : pentad_filter_add (before, key, value);
  pentad_session_set_filter (self, after);
}

PentadFilter *
pentad_session_get_filter (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), NULL);
  return self->sieve.filter;
}

const char *
pentad_session_get_period (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), NULL);
  return self->period != NULL ? self->period
                              : pentad_period_id (pentad_session_get_view (self)->period);
}

gboolean
pentad_session_get_days (PentadSession *self, PentadPeriod *period, gint32 *today)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), FALSE);

  if (pentad_city_get_about (self->city) == NULL)
    return FALSE;
  *today = pentad_session_get_today (self);
  *period = pentad_session_resolve_period (self);
  return TRUE;
}

gboolean
pentad_session_set_division (PentadSession *self, const char *division)
{
  const PentadDivisions *divisions;
  int place;

  g_return_val_if_fail (PENTAD_IS_SESSION (self) && division != NULL, FALSE);

  divisions = pentad_city_get_divisions (self->city);
  if (divisions == NULL)
    {
      g_free (self->division);
      self->division = g_strdup (division);
      return TRUE;
    }
  place = pentad_session_find_division (divisions, division);
  return place != PENTAD_NO_PLACE && pentad_session_set_place (self, place);
}

gboolean
pentad_session_set_place (PentadSession *self, int place)
{
  const PentadDivisions *divisions;

  g_return_val_if_fail (PENTAD_IS_SESSION (self), FALSE);

  divisions = pentad_city_get_divisions (self->city);
  if (divisions == NULL || place < 0 || place >= pentad_divisions_get_count (divisions) ||
      !pentad_city_holds_place (self->city, place))
    return FALSE;
  if (place == self->place)
    return TRUE;
  g_free (self->division);
  self->division = pentad_session_dup_division (self, place);
  self->place = place;
  pentad_session_emit_chosen (self);
  pentad_session_evaluate (self);
  return TRUE;
}

int
pentad_session_get_place (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), 0);
  return self->place;
}

gboolean
pentad_session_go_up (PentadSession *self)
{
  const PentadDivisions *divisions;

  g_return_val_if_fail (PENTAD_IS_SESSION (self), FALSE);

  divisions = pentad_city_get_divisions (self->city);
  if (divisions == NULL || self->place == pentad_city_get_root (self->city))
    return FALSE;
  return pentad_session_set_place (self, pentad_divisions_get (divisions, self->place)->parent);
}

char *
pentad_session_dup_division (PentadSession *self, int place)
{
  const PentadDivision *division;

  g_return_val_if_fail (PENTAD_IS_SESSION (self), NULL);

  division = pentad_divisions_get (pentad_city_get_divisions (self->city), place);
  return g_strdup_printf ("%s:%s", pentad_level_id (division->level), division->code);
}

const char *
pentad_session_get_chosen_period (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), NULL);
  return self->period != NULL ? self->period : "";
}

char *
pentad_session_dup_wanted_division (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), NULL);
  return g_strdup (self->division != NULL ? self->division : "");
}

void
pentad_session_look_round (PentadSession *self)
{
  g_return_if_fail (PENTAD_IS_SESSION (self));

  if (self->looks_round)
    return;
  self->looks_round = TRUE;
  if (pentad_city_get_about (self->city) != NULL)
    pentad_session_tell_needs (self);
}

void
pentad_session_want_cases (PentadSession *self, gint32 from_day)
{
  g_return_if_fail (PENTAD_IS_SESSION (self));

  pentad_feed_set_case_needs (self->feed, from_day);
  /* What was shown counts as forgotten; it is evaluated anew at once, not with the next beat. */
  if (self->has_data && self->data == NULL)
    pentad_session_queue_evaluation (self);
}
