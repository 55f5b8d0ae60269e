/* A session on the toy city, without a platform.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "toy-session.h"

#include "toy-city.h"

PentadSession *
toy_session_new (PentadCity *city, PentadClock *clock)
{
  /* Port 9 of this machine: nobody answers, and nobody is asked before the session is started. */
  g_autoptr (PentadFeedSource) source =
      pentad_feed_source_new ("http://127.0.0.1:9", NULL, NULL, NULL);
  g_autoptr (PentadCity) own_city = city != NULL ? g_object_ref (city) : toy_city_new ();
  g_autoptr (PentadClock) own_clock =
      clock != NULL ? g_object_ref (clock) : pentad_clock_new_manual (TOY_NOW);
  g_autoptr (PentadFeed) feed = pentad_feed_new (source, own_clock, own_city);
  g_autoptr (GPtrArray) boards =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_board_spec_unref);
  PentadBoardSpec *other = toy_board_new ();

  g_free (other->id);
  other->id = g_strdup ("other");
  g_ptr_array_add (boards, toy_board_new ());
  g_ptr_array_add (boards, other);
  return pentad_session_new (feed, boards);
}

void
toy_session_update (PentadSession *session)
{
  g_signal_emit_by_name (pentad_session_get_feed (session), "updated");
}
