//! A certificate authority of the moment, and discord.com's certificate from it.

use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose,
};
use rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer};

/// What the REST API is served with, and what a client has to trust for it.
pub(crate) struct Identity {
    pub authority_pem: String,
    pub server: Arc<ServerConfig>,
}

impl Identity {
    pub fn new() -> Self {
        let mut authority = CertificateParams::default();
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        authority.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        // OpenSSL takes a certificate for self-signed whose subject has its issuer's name.
        authority.distinguished_name.push(DnType::CommonName, "the authority of a test");
        let key = KeyPair::generate().expect("a key");
        let authority = CertifiedIssuer::self_signed(authority, key).expect("an authority");
        let names = ["discord.com", "localhost", "127.0.0.1"].map(str::to_owned);
        let mut leaf = CertificateParams::new(names.clone()).expect("these are names");
        leaf.use_authority_key_identifier_extension = true;
        leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        leaf.distinguished_name.push(DnType::CommonName, names[0].as_str());
        let key = KeyPair::generate().expect("a key");
        let certificate = leaf.signed_by(&key, &authority).expect("a certificate");
        let private = PrivateKeyDer::try_from(key.serialize_der()).expect("a key that was just made");
        let mut server = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("the provider has the default versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], private)
            .expect("the key fits the certificate");
        server.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Self { authority_pem: authority.pem(), server: Arc::new(server) }
    }
}
