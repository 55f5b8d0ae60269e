/* Whether the platform answers, over what kind of line, and what it has to offer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/platform.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "doctor/clock.h"
#include "doctor/trial.h"

#include <string.h>

/* Where the address itself begins: "open311+" and the like go before it. */
static const char *
bare (const char *address)
{
  const char *plus = strstr (address, "+http");

  return plus != NULL ? plus + 1 : address;
}

static gboolean
is_here (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (bare (address), G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autoptr (GInetAddress) number = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  return number != NULL ? g_inet_address_get_is_loopback (number)
                        : g_strcmp0 (host, "localhost") == 0;
}

static void
judge_line (PentadDoctorReport *report, const char *address)
{
  const PentadDoctorPart part = PENTAD_DOCTOR_PLATFORM;

  if (g_ascii_strncasecmp (bare (address), "https:", 6) == 0)
    pentad_doctor_report_ok (report, part,
                             g_strdup (_ ("the line is encrypted, and its certificate holds")));
  else if (is_here (address))
    pentad_doctor_report_ok (report, part, g_strdup (_ ("the platform is this machine itself")));
  else
    pentad_doctor_report_note (
        report, part, g_strdup (_ ("the line is not encrypted")),
        _ ("anybody on the way can read and change what is shown; ask for an https address"));
}

void
pentad_doctor_judge_platform (PentadDoctorReport *report,
                              const PentadDoctorPlatform *platform,
                              gboolean is_standby)
{
  const PentadDoctorPart part = PENTAD_DOCTOR_PLATFORM;

  if (platform->address == NULL && is_standby)
    pentad_doctor_report_note (report, part, g_strdup (_ ("there is no second address")),
                               _ ("with one (standby) the picture goes on when the first is down"));
  else if (platform->address == NULL)
    pentad_doctor_report_note (report, part, g_strdup (_ ("no platform is chosen")),
                               _ ("start pentad and choose one, or name it with --platform"));
  if (platform->address == NULL)
    return;
  if (!platform->is_fit)
    {
      guint n = g_strv_length ((char **)platform->lines);

      pentad_doctor_report_fault (
          report, part,
          g_strdup_printf (is_standby ? _ ("second address %s does not do: %s")
                                      : _ ("%s does not do: %s"),
                           platform->address, n > 0 ? platform->lines[n - 1] : ""),
          _ ("check address, network and account; pentadctl check-platform says more"));
      return;
    }
  pentad_doctor_report_ok (
      report, part,
      g_strdup_printf (is_standby ? _ ("second address %s answers") : _ ("%s answers"),
                       platform->address));
  for (guint i = 0; !is_standby && platform->lines[i] != NULL; i++)
    pentad_doctor_report_ok (report, part, g_strdup (platform->lines[i]));
  judge_line (report, platform->address);
}

typedef struct
{
  PentadDoctorReport *report;
  const char *address;
  gboolean is_standby;
  GMainLoop *loop;
} Look;

static void
trial_cb (gboolean is_fit, const char *const *lines, gpointer user_data)
{
  Look *look = user_data;
  const PentadDoctorPlatform platform = { look->address, is_fit, lines };

  pentad_doctor_judge_platform (look->report, &platform, look->is_standby);
  g_main_loop_quit (look->loop);
}

static void
ask (PentadDoctorReport *report,
     const char *address,
     const PentadSourceOptions *options,
     gboolean is_standby)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadFeedSource) source =
      pentad_source_options_make_source (options, address, &error);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (PentadTrial) trial = NULL;
  Look look = { report, address, is_standby, loop };

  if (source == NULL)
    {
      pentad_doctor_report_fault (report, PENTAD_DOCTOR_PLATFORM, g_strdup (error->message),
                                  _ ("correct the address or the option that is named"));
      return;
    }
  trial = pentad_trial_new (source, trial_cb, &look);
  g_main_loop_run (loop);
  if (!is_standby && pentad_trial_has_answer (trial))
    pentad_doctor_judge_skew (report, pentad_trial_get_skew_s (trial));
}

void
pentad_doctor_look_at_platform (PentadDoctorReport *report,
                                const char *address,
                                const PentadSourceOptions *options)
{
  PentadSourceOptions alone = *options; /* borrows all of it */
  const PentadDoctorPlatform none = { NULL, FALSE, NULL };

  alone.standby = NULL;
  if (address == NULL)
    {
      pentad_doctor_judge_platform (report, &none, FALSE);
      return;
    }
  ask (report, address, &alone, FALSE);
  if (options->standby == NULL)
    pentad_doctor_judge_platform (report, &none, TRUE);
  else
    {
      /* The second address is bare: it speaks what the first one does. */
      g_autofree char *speaks = g_strndup (address, (gsize)(bare (address) - address));
      g_autofree char *standby = g_strconcat (speaks, options->standby, NULL);

      ask (report, standby, &alone, TRUE);
    }
}
