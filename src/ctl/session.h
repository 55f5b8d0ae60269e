/* A source loaded once: the city, the period and the instant that a command works on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/options.h"
#include "feed/feed.h"
#include "model/period.h"

typedef struct
{
  PentadCity *city;
  PentadFeed *feed;
  PentadPeriod period;
  gint64 time; /* instant of evaluation */
  double age_s;
  int place; /* of --division, 0 without */
} PentadCtlSession;

/* Loads the source with everything that the period needs. look_back: also what trends before the
 * period need. FALSE with *error: one line naming what is wrong and where. */
gboolean pentad_ctl_session_open (PentadCtlSession *session,
                                  const PentadCtlOptions *options,
                                  gboolean look_back,
                                  GError **error);
void pentad_ctl_session_clear (PentadCtlSession *session);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadCtlSession, pentad_ctl_session_clear)
