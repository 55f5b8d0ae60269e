/* Whether tokens, passwords and private keys are there, and nobody else can read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor/report.h"
#include "host/access-options.h"

typedef struct
{
  const char *credential;       /* where it lies; NULL: none is used */
  const char *credential_error; /* why it cannot be used; NULL when it can */
  const char *key;              /* file of a private key; NULL: none is used */
  const char *key_error;
  gboolean has_keyring; /* a keyring answers in this session */
} PentadDoctorKeys;

/* Pure. */
void pentad_doctor_judge_keys (PentadDoctorReport *report, const PentadDoctorKeys *keys);
/* Reads what the options name, shows nothing of it, and judges. address: of the platform, NULL
 * none. Blocks. */
void pentad_doctor_look_at_keys (PentadDoctorReport *report,
                                 const char *address,
                                 const PentadAccessOptions *options);
