/* Whether tokens, passwords and private keys are there, and nobody else can read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/keys.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "host/credential.h"

#include <string.h>

#define KEYRING_SERVICE "org.freedesktop.secrets"
#define BUS_TIMEOUT_MS  2000

static void
judge_keyring (PentadDoctorReport *report, const PentadDoctorKeys *keys)
{
  if (keys->has_keyring)
    pentad_doctor_report_ok (report, PENTAD_DOCTOR_KEYS, g_strdup (_ ("a keyring answers")));
  else
    pentad_doctor_report_note (
        report, PENTAD_DOCTOR_KEYS, g_strdup (_ ("no keyring answers in this session")),
        _ ("keep the account in a file of mode 0600 (file:PATH), or in a service's credential"));
}

void
pentad_doctor_judge_keys (PentadDoctorReport *report, const PentadDoctorKeys *keys)
{
  const PentadDoctorPart part = PENTAD_DOCTOR_KEYS;

  if (keys->credential == NULL)
    pentad_doctor_report_ok (report, part,
                             g_strdup (_ ("the platform is asked without an account")));
  else if (keys->credential_error == NULL)
    pentad_doctor_report_ok (report, part,
                             g_strdup_printf (_ ("the account is readable: %s"), keys->credential));
  else
    pentad_doctor_report_fault (report, part, g_strdup (keys->credential_error),
                                _ ("put the account there, owned by this user, with mode 0600"));
  if (keys->key != NULL && keys->key_error == NULL)
    pentad_doctor_report_ok (
        report, part, g_strdup_printf (_ ("the private key is closed to others: %s"), keys->key));
  else if (keys->key_error != NULL)
    pentad_doctor_report_fault (report, part, g_strdup (keys->key_error),
                                _ ("take the rights of group and others away: chmod 0600"));
  judge_keyring (report, keys);
}

static gboolean
has_name (GDBusConnection *bus, const char *method)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, NULL,
      G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE, BUS_TIMEOUT_MS, NULL, NULL);
  g_auto (GStrv) names = NULL;

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(^as)", &names);
  return g_strv_contains ((const char *const *)names, KEYRING_SERVICE);
}

static gboolean
find_keyring (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  return bus != NULL && (has_name (bus, "ListNames") || has_name (bus, "ListActivatableNames"));
}

/* "https://city.example", as secrets are kept by. Transfer full. */
static char *
dup_origin (const char *address)
{
  const char *plus = strstr (address, "+http");
  g_autoptr (GUri) uri =
      g_uri_parse (plus != NULL ? plus + 1 : address, G_URI_FLAGS_SCHEME_NORMALIZE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return NULL;
  return g_uri_join (G_URI_FLAGS_SCHEME_NORMALIZE, g_uri_get_scheme (uri), NULL,
                     g_uri_get_host (uri), g_uri_get_port (uri), "", NULL, NULL);
}

static void
load (const char *place, const char *address, GError **error)
{
  g_autoptr (PentadCredential) credential = pentad_credential_new (place, error);
  g_autofree char *origin = address != NULL ? dup_origin (address) : NULL;
  g_autoptr (PentadSecret) secret = NULL;

  if (credential != NULL)
    secret = pentad_credential_load (credential, origin != NULL ? origin : "", error);
}

void
pentad_doctor_look_at_keys (PentadDoctorReport *report,
                            const char *address,
                            const PentadAccessOptions *options)
{
  const char *key = options->key != NULL ? options->key : options->certificate;
  g_autoptr (GError) credential_error = NULL, key_error = NULL;
  PentadDoctorKeys keys = { .credential = options->credential, .key = key };

  if (options->credential != NULL)
    load (options->credential, address, &credential_error);
  if (key != NULL)
    pentad_credential_check_key_file (key, &key_error);
  keys.credential_error = credential_error != NULL ? credential_error->message : NULL;
  keys.key_error = key_error != NULL ? key_error->message : NULL;
  keys.has_keyring = find_keyring ();
  pentad_doctor_judge_keys (report, &keys);
}
